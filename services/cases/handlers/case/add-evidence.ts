import { implement } from '@wangge/http'
import { withEvidence } from '../../case-files.ts'
import * as contract from '../../contract.ts'
import { addEvidence as add } from '../../domain/evidence.ts'
import { provingOf } from '../../proving.ts'
import { command } from '../../take.ts'

export const addEvidence = implement(contract.addEvidence)((asked, ports) =>
  command(
    asked,
    ports,
    'case.add-evidence',
    withEvidence(async (found, body, actor, setting) => {
      const { required } = await provingOf(found, ports)
      return add(found, body, actor, setting, required)
    }, ports),
  ),
)
