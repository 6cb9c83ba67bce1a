import { caseRehung } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { membersOf, toMembers } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onCaseRehung = react(caseRehung)(async (event, ports) => {
  const { data } = event
  return queueNotices(toMembers(await membersOf(data.holder, ports), 'case-opened-again', data, ports), event, ports)
})
