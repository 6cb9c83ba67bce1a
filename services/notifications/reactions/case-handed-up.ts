import { caseHandedUp } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseHandedUp = tell(caseHandedUp, async ({ data }, ports) => {
  const [now, before] = await Promise.all([membersOf(data.holder, ports), membersOf(data.previous, ports)])
  // whoever is among both is told of what is theirs
  return [...toMembers(now, 'case-handed-up', data, ports), ...toMembers(before, 'case-taken-over', data, ports)]
})
