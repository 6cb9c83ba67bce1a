import { implement } from '@wangge/http'
import { withEvidence } from '../../case-files.ts'
import * as contract from '../../contract.ts'
import { solve } from '../../domain/handle.ts'
import { provingOf } from '../../proving.ts'
import { command } from '../../take.ts'

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
