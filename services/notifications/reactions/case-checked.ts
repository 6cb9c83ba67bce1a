import { caseChecked } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { membersOf, toMembers } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onCaseChecked = react(caseChecked)(async (event, ports) => {
  const { data } = event
  if (data.passed) return []
  return queueNotices(toMembers(await membersOf(data.holder, ports), 'case-returned', data, ports), event, ports)
})
