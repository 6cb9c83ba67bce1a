import { implement } from '@wangge/http'
import * as contract from '../contract/correct.ts'
import { correctedCase } from '../work/correct.ts'
import { command } from '../work/take.ts'

export const correctCase = implement(contract.correctCase)((asked, ports) =>
  command(asked, ports, 'case.correct', (found, body, actor) =>
    correctedCase(found, body, { actor, request: asked.request }, ports),
  ),
)
