import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { reinstate } from '../../domain/cancel.ts'
import { command } from '../../take.ts'

export const reinstateCase = implement(contract.reinstateCase)((asked, ports) =>
  command(asked, ports, 'case.cancel', reinstate, 'everybody'),
)
