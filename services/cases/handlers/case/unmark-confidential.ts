import { categoryOf } from '@wangge/county'
import { implement } from '@wangge/http'
import { partsOf, withParts } from '../../case/parts.ts'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/confidential.ts'
import { unmarkConfidential as unmark } from '../../domain/confidential.ts'

export const unmarkConfidential = implement(contract.unmarkConfidential)((asked, ports) =>
  command(asked, ports, 'case.unmark-confidential', async (found, { reason }, actor, setting) => {
    const [config, parts] = await Promise.all([ports.county.config(), partsOf(found, ports)])
    const demanded = categoryOf(config, found.category)?.confidential === true
    return withParts(unmark(found, parts, { reason, demanded }, actor, setting), parts, asked.request, ports)
  }),
)
