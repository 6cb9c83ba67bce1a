import { implement } from '@wangge/http'
import { withEvidence } from '../../case-files.ts'
import * as contract from '../../contract.ts'
import { addEvidence as add } from '../../domain/evidence.ts'
import { requiredOf } from '../../proving.ts'
import { command } from '../../take.ts'

export const addEvidence = implement(contract.addEvidence)((asked, ports) =>
  command(
    asked,
    ports,
    'case.add-evidence',
    withEvidence(
      async (found, body, actor, setting) => add(found, body, actor, setting, await requiredOf(found, ports)),
      ports,
    ),
  ),
)
