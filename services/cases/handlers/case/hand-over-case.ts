import { implement } from '@wangge/http'
import { receiptFor } from '../../case/receipts.ts'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/leaving.ts'
import { handOver } from '../../domain/hand-over.ts'

export const handOverCase = implement(contract.handOverCase)((asked, ports) =>
  command(asked, ports, 'case.hand-over', async (found, body, actor, setting) => ({
    ...handOver(found, body, actor, setting),
    besides: await receiptFor(found, body, asked.principal, ports),
  })),
)
