import { implement } from '@wangge/http'
import { provingOf } from '../../case/proving.ts'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/evidence.ts'
import { addEvidence as add } from '../../domain/evidence.ts'
import { withEvidence } from '../../file/case-files.ts'

export const addEvidence = implement(contract.addEvidence)((asked, ports) =>
  command(
    asked,
    ports,
    'case.add-evidence',
    withEvidence(
      async (found, body, actor, setting) => add(found, body, actor, setting, await provingOf(found, ports)),
      ports,
    ),
  ),
)
