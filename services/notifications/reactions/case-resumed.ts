import { caseResumed } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { membersOf, toMembers } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onCaseResumed = react(caseResumed)(async (event, ports) => {
  const { data } = event
  // whoever took it up again knows
  const told = (await membersOf(data.holder, ports)).filter((memberId) => memberId !== data.actorId)
  return queueNotices(toMembers(told, 'case-resumed', data, ports), event, ports)
})
