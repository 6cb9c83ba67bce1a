import { caseUrged } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { membersOf, toMembers } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onCaseUrged = react(caseUrged)(async (event, ports) =>
  queueNotices(toMembers(await membersOf(event.data.holder, ports), 'case-urged', event.data, ports), event, ports),
)
