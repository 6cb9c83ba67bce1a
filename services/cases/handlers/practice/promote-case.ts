import { implement } from '@wangge/http'
import { putNew } from '@wangge/table'
import * as contract from '../../contract.ts'
import { promote } from '../../domain/promote.ts'
import { PracticeRow } from '../../table.ts'
import { command } from '../../take.ts'

export const promoteCase = implement(contract.promoteCase)((asked, ports) =>
  command(asked, ports, 'case.promote', (found, { title, text }, actor, setting) => {
    const practiceId = asked.request.derivedId('practice')
    const told = { practiceId, category: found.category, title, text, at: setting.now, role: actor.role }
    return { ...promote(found, practiceId, actor, setting), besides: [putNew(PracticeRow, told)] }
  }),
)
