import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { reopen } from '../../domain/reopen.ts'
import { command } from '../../take.ts'

export const reopenCase = implement(contract.reopenCase)((asked, ports) =>
  command(asked, ports, 'case.reopen', reopen, 'everybody'),
)
