import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { giveBack } from '../../domain/handle.ts'
import { command } from '../../take.ts'

export const returnCase = implement(contract.returnCase)((asked, ports) =>
  command(asked, ports, 'case.return', giveBack, 'everybody'),
)
