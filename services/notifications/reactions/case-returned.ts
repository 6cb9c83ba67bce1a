import { caseReturned } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { membersOf, toMembers } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onCaseReturned = react(caseReturned)(async (event, ports) => {
  const { data } = event
  return queueNotices(toMembers(await membersOf(data.holder, ports), 'case-sent-back', data, ports), event, ports)
})
