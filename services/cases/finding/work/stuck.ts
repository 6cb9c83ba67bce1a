import type { WorkPorts } from '@wangge/events'
import type { StuckReason } from '../../case/contract/words.ts'
import { type CaseBriefRow, holderPartition } from '../../case/table/case.ts'

/** Why a case is stuck, nothing when it is not. Posts are read once each. */
export const whyStuck = ({ access, now }: Pick<WorkPorts, 'access' | 'now'>, days: number) => {
  const asked = new Map<string, Promise<boolean>>()
  const since = new Date(Date.parse(now) - days * 86_400_000).toISOString()
  const isThere = async ({ unitId, areaId, role, memberId }: CaseBriefRow['holder']): Promise<boolean> => {
    if (unitId !== undefined) return (await access.postsIn(unitId)).length > 0
    const held = (await access.postsAt(areaId)).filter((post) => post.role === role)
    return memberId === undefined ? held.length > 0 : held.some((post) => post.memberId === memberId)
  }
  return async ({ holder, dueAt, movedAt, reportedAt }: CaseBriefRow): Promise<StuckReason[]> => {
    const key = holderPartition(holder)
    const there = asked.get(key) ?? isThere(holder)
    asked.set(key, there)
    return [
      ...((await there) ? [] : (['no-owner'] as const)),
      ...(dueAt === undefined ? (['no-deadline'] as const) : []),
      ...((movedAt ?? reportedAt) <= since ? (['no-movement'] as const) : []),
    ]
  }
}
