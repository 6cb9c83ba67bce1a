import type { Item, Table } from '@wangge/table'
import type { Grant } from './principal.ts'
import { inForce, Posts, Rights, UnitPosts } from './rights.ts'
import type { Post } from './roles.ts'

/** A post and who holds it now. */
export interface Holder {
  readonly role: Post
  readonly memberId: string
}

/** Looks up rights and posts. */
export interface Access {
  /** Grants of a member in force now, at most 60 s old; none for the unknown and the inactive. */
  rightsOf(memberId: string): Promise<readonly Grant[]>
  /** Who holds which post at an area now: read afresh, for whoever must be handed work. */
  postsAt(areaId: string): Promise<readonly Holder[]>
  /** Who holds which post in a unit now. */
  postsIn(unitId: string): Promise<readonly Holder[]>
  /** Forgets what was read, for the room that has just changed it. */
  forget(memberId: string): void
}

const cacheMs = 60_000
const cached = 10_000

type Row = Pick<Item<typeof Rights>, 'active' | 'grants'> | undefined

/** Rights and posts over one table. `clock`: epoch milliseconds. */
export const openAccess = (table: Pick<Table, 'get'>, clock: () => number): Access => {
  const kept = new Map<string, { at: number; row: Promise<Row> }>()

  const read = (memberId: string, now: number): Promise<Row> => {
    const found = kept.get(memberId)
    // a clock set back makes an entry from the future, which is not trusted either
    if (found && now >= found.at && now - found.at < cacheMs) return found.row
    const row = table.get(Rights, { memberId })
    kept.delete(memberId)
    if (kept.size >= cached) kept.delete(kept.keys().next().value as string)
    kept.set(memberId, { at: now, row })
    // a failed read must not be answered for the next minute
    row.catch(() => kept.delete(memberId))
    return row
  }
  const filled = (row: Pick<Item<typeof Posts>, 'posts'> | undefined): Holder[] => {
    const now = new Date(clock()).toISOString()
    return (row?.posts ?? [])
      .filter((post) => inForce(post, now))
      .map(({ role, memberId }) => ({ role: role as Post, memberId }))
  }

  return {
    async rightsOf(memberId) {
      const now = clock()
      const row = await read(memberId, now)
      if (!row?.active) return []
      const at = new Date(now).toISOString()
      return row.grants.filter((grant) => inForce(grant, at))
    },
    async postsAt(areaId) {
      return filled(await table.get(Posts, { areaId }))
    },
    async postsIn(unitId) {
      return filled(await table.get(UnitPosts, { unitId }))
    },
    forget(memberId) {
      kept.delete(memberId)
    },
  }
}
