import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { check } from '../../domain/close.ts'

export const checkCase = implement(contract.checkCase)((asked, ports) =>
  command(asked, ports, 'case.check', check, asked.body.passed ? 'nobody' : 'everybody'),
)
