import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/leaving.ts'
import { reinstate } from '../../domain/cancel.ts'

export const reinstateCase = implement(contract.reinstateCase)((asked, ports) =>
  command(asked, ports, 'case.cancel', reinstate, 'everybody'),
)
