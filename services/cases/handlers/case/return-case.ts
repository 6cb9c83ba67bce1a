import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { giveBack } from '../../domain/handle.ts'

export const returnCase = implement(contract.returnCase)((asked, ports) =>
  command(asked, ports, 'case.return', giveBack, 'everybody'),
)
