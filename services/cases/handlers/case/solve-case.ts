import { implement } from '@wangge/http'
import { withEvidence } from '../../case-files.ts'
import * as contract from '../../contract.ts'
import { solve } from '../../domain/handle.ts'
import { command } from '../../take.ts'

export const solveCase = implement(contract.solveCase)((asked, ports) =>
  command(asked, ports, 'case.solve', withEvidence(solve, ports), 'everybody'),
)
