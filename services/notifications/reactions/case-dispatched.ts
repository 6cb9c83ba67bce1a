import { caseDispatched } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { membersOf, toMembers } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onCaseDispatched = react(caseDispatched)(async (event, ports) =>
  queueNotices(
    toMembers(await membersOf(event.data.holder, ports), 'case-dispatched', event.data, ports),
    event,
    ports,
  ),
)
