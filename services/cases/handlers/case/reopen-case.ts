import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { reopen } from '../../domain/reopen.ts'

export const reopenCase = implement(contract.reopenCase)((asked, ports) =>
  command(asked, ports, 'case.reopen', reopen, 'everybody'),
)
