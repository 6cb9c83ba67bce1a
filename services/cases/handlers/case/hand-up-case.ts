import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { handUp } from '../../domain/press.ts'

export const handUpCase = implement(contract.handUpCase)((asked, ports) =>
  command(asked, ports, 'case.hand-up', handUp, 'everybody'),
)
