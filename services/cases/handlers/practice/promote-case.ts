import { implement } from '@wangge/http'
import { putNew } from '@wangge/table'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/practices.ts'
import { promote } from '../../domain/promote.ts'
import { filesOf, namedAlong } from '../../file/case-files.ts'
import { ofPractice } from '../../file/table.ts'
import { PracticeRow } from '../../table/practice.ts'

export const promoteCase = implement(contract.promoteCase)((asked, ports) =>
  command(asked, ports, 'case.promote', async (found, { title, text, files }, actor, setting) => {
    const practiceId = asked.request.derivedId('practice')
    const decision = promote(found, practiceId, actor, setting)
    const sent = await filesOf(await namedAlong(files, ports), { of: ofPractice(practiceId), actor }, ports)
    const { role } = actor
    const told = { practiceId, category: found.category, title, text, ...(files && { files }), at: setting.now, role }
    return { ...decision, besides: [putNew(PracticeRow, told), ...sent.ops] }
  }),
)
