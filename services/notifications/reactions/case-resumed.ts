import { caseResumed } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseResumed = tell(caseResumed, async ({ data }, ports) => {
  // whoever took it up again knows
  const told = (await membersOf(data.holder, ports)).filter((memberId) => memberId !== data.actorId)
  return toMembers(told, 'case-resumed', data, ports)
})
