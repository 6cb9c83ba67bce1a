import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { resume } from '../../domain/wait.ts'
import { command } from '../../take.ts'

export const resumeCase = implement(contract.resumeCase)((asked, ports) =>
  command(asked, ports, 'case.resume', (found, { note }, actor, setting) =>
    resume(found, { text: note }, actor, setting),
  ),
)
