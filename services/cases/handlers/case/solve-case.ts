import { implement } from '@wangge/http'
import { provingOf } from '../../case/proving.ts'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { solve } from '../../domain/handle.ts'
import { withEvidence } from '../../file/case-files.ts'

export const solveCase = implement(contract.solveCase)((asked, ports) =>
  command(
    asked,
    ports,
    'case.solve',
    withEvidence(
      async (found, body, actor, setting) => solve(found, body, actor, setting, await provingOf(found, ports)),
      ports,
    ),
    'everybody',
  ),
)
