import { implement } from '@wangge/http'
import * as contract from '../contract/leave.ts'
import { cancel, handOver, noteOutside, reinstate, takeBack } from '../domain/leave.ts'
import { receiptFor } from '../work/receipts.ts'
import { command } from '../work/take.ts'

export const handOverCase = implement(contract.handOverCase)((asked, ports) =>
  command(asked, ports, 'case.hand-over', async (found, body, actor, setting) => ({
    ...handOver(found, body, actor, setting),
    besides: await receiptFor(found, body, asked.principal, ports),
  })),
)

export const cancelCase = implement(contract.cancelCase)((asked, ports) => command(asked, ports, 'case.cancel', cancel))

export const noteOutsideUpdate = implement(contract.noteOutsideUpdate)((asked, ports) =>
  command(asked, ports, 'case.outside-update', noteOutside),
)

export const reinstateCase = implement(contract.reinstateCase)((asked, ports) =>
  command(asked, ports, 'case.cancel', reinstate, 'everybody'),
)

export const takeBackCase = implement(contract.takeBackCase)((asked, ports) =>
  command(asked, ports, 'case.hand-over', takeBack, 'everybody'),
)
