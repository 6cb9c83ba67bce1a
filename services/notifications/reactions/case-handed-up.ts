import { caseHandedUp } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { membersOf, toMembers } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onCaseHandedUp = react(caseHandedUp)(async (event, ports) => {
  const { data } = event
  const [now, before] = await Promise.all([membersOf(data.holder, ports), membersOf(data.previous, ports)])
  const relieved = before.filter((memberId) => !now.includes(memberId))
  return queueNotices(
    [...toMembers(now, 'case-handed-up', data, ports), ...toMembers(relieved, 'case-taken-over', data, ports)],
    event,
    ports,
  )
})
