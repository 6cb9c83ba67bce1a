import { implement } from '@wangge/http'
import { partsOf, withParts } from '../../case/parts.ts'
import { settingOf } from '../../case/setting.ts'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/confidential.ts'
import { markConfidential as mark } from '../../domain/confidential.ts'

export const markConfidential = implement(contract.markConfidential)((asked, ports) =>
  command(asked, ports, 'case.mark-confidential', async (found, body, actor) => {
    // where it will lie is settled by the ladder of a confidential case
    const setting = await settingOf(ports, { ...found, confidential: 'staff' }, 'everybody')
    const parts = await partsOf(found, ports)
    return withParts(mark(found, parts, body, actor, setting), parts, asked.request, ports)
  }),
)
