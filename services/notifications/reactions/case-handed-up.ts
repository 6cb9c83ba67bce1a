import { caseHandedUp } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseHandedUp = tell(caseHandedUp, async ({ data }, ports) => {
  const [now, all] = await Promise.all([membersOf(data.holder, ports), membersOf(data.previous, ports)])
  // whoever handed it up knows
  const before = all.filter((memberId) => memberId !== data.actorId)
  const gone = data.by === 'timer' ? 'case-taken-over' : 'case-passed-up'
  // whoever is among both is told of what is theirs
  return [...toMembers(now, 'case-handed-up', data, ports), ...toMembers(before, gone, data, ports)]
})
