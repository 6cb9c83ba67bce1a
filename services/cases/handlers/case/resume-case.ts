import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { resume } from '../../domain/wait.ts'

export const resumeCase = implement(contract.resumeCase)((asked, ports) =>
  command(asked, ports, 'case.resume', (found, { note }, actor, setting) =>
    resume(found, { text: note }, actor, setting),
  ),
)
