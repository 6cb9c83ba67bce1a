import { caseUrged } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

/** Time urges what is overdue; a person may press for it before, and is owed a reply (C8). */
export const onCaseUrged = tell(caseUrged, async ({ data }, ports) =>
  toMembers(await membersOf(data.holder, ports), data.by === 'timer' ? 'case-urged' : 'case-pressed', data, ports),
)
