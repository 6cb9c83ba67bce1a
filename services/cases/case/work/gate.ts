import { type Access, grantsOf, type Principal } from '@wangge/access'
import type { Case } from '../domain/case.ts'

/** What the gate asks of a case; every brief has it. */
export type Guarded = Pick<Case, 'confidential' | 'viewers' | 'holder'>

/** Do they have it: by name, by the post it lies with, or with the unit it was sent to? */
export const isWith = async (
  principal: Principal,
  { holder }: Pick<Case, 'holder'>,
  { access }: { access: Pick<Access, 'postsAt'> },
): Promise<boolean> => {
  if (principal.kind !== 'person') return false
  const { memberId, grants } = principal
  if (holder.memberId === memberId) return true
  const fills = grants.some(({ role, areaId, unitId }) =>
    holder.unitId === undefined ? role === holder.role && areaId === holder.areaId : unitId === holder.unitId,
  )
  if (!fills || holder.memberId === undefined) return fills
  // whoever had it may have left the post: it must not lie where nobody can see it
  const held = await access.postsAt(holder.areaId)
  return !held.some(({ role, memberId: one }) => role === holder.role && one === holder.memberId)
}

/**
 * May they change who is named to see it? Whoever has it may; and the post that named one, as long as it sees the case:
 * who is only named may read and no more (C20). `viewerId`: whom they would take out.
 */
export const mayName = async (
  principal: Principal,
  found: Pick<Case, 'holder' | 'namedBy'>,
  ports: { access: Pick<Access, 'postsAt'> },
  viewerId?: string,
): Promise<boolean> => {
  const { namedBy = {} } = found
  const posts = viewerId === undefined ? Object.values(namedBy) : [namedBy[viewerId]]
  const named = grantsOf(principal).some(({ role, areaId, unitId }) =>
    posts.some((post) => post?.role === role && post.areaId === areaId && post.unitId === unitId),
  )
  return named || isWith(principal, found, ports)
}

/**
 * May they know that this case is there at all? Of a confidential one (C20) only its named viewers, the member it lies
 * with, or those who fill the post it lies with. Whoever answers for a case, alone or among others, in a list, a count,
 * a file or a search, asks here first; what a role may do comes after, and opens nothing that this closes.
 */
export const maySee = async (
  principal: Principal,
  { confidential, viewers, holder }: Guarded,
  ports: { access: Pick<Access, 'postsAt'> },
): Promise<boolean> =>
  !confidential ||
  (principal.kind === 'person' && viewers?.includes(principal.memberId) === true) ||
  isWith(principal, { holder }, ports)
