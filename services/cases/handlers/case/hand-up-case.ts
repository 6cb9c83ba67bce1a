import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { handUp } from '../../domain/press.ts'
import { command } from '../../take.ts'

export const handUpCase = implement(contract.handUpCase)((asked, ports) =>
  command(asked, ports, 'case.hand-up', handUp, 'everybody'),
)
