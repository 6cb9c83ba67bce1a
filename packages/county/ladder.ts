import { posts } from '@wangge/access/roles'
import * as z from 'zod'
import { Code } from './code.ts'

const Post = z.enum(posts)

/** Who answers at each level: the first of these posts that is filled there, else whoever has the duty post. */
export const Ladder = z.strictObject({
  roleByLevel: z.record(Code, z.array(Post).min(1)),
  /** Post that takes what no other is there to take, at every level (值班). */
  dutyRole: Post,
})
export type Ladder = z.output<typeof Ladder>

/** A level that can hold a case: an area, and its posts in the order they are tried, the duty post last. */
export interface Rung {
  readonly areaId: string
  readonly level: string
  readonly posts: readonly z.output<typeof Post>[]
}

/** The areas from the county down to a place. */
export type Lineage = readonly { readonly areaId: string; readonly level: string }[]

interface WithLadder {
  readonly ladder: Ladder
}

/** Every level of a place that can hold a case, from the lowest up. Of nested areas of one level only the lowest counts. */
export const rungs = ({ ladder }: WithLadder, lineage: Lineage): Rung[] => {
  const found: Rung[] = []
  for (const { areaId, level } of lineage.toReversed()) {
    const roles = ladder.roleByLevel[level]
    if (roles && !found.some((rung) => rung.level === level))
      found.push({ areaId, level, posts: [...roles, ladder.dutyRole] })
  }
  return found
}

/** The rungs from a level up; where the branch has no such level, from the next one above. */
export const rungsFrom = (
  { levels }: { readonly levels: readonly { readonly level: string }[] },
  all: readonly Rung[],
  from: string,
): readonly Rung[] => {
  const rankOf = (level: string) => levels.findIndex((one) => one.level === level)
  const first = all.findIndex(({ level }) => rankOf(level) <= rankOf(from))
  return first < 0 ? all.slice(-1) : all.slice(first)
}

/** Where a new case of a place goes first. */
export const lowestRung = (config: WithLadder, lineage: Lineage): Rung | undefined => rungs(config, lineage)[0]

/** One level up from `level` on the way to the county; `undefined` at the top. A level the branch does not have is passed over. */
export const levelAbove = (config: WithLadder, lineage: Lineage, level: string): Rung | undefined => {
  const all = rungs(config, lineage)
  const at = all.findIndex((rung) => rung.level === level)
  return at < 0 ? all[0] : all[at + 1]
}

/** Ladder a county starts with. */
export const defaultLadder: Ladder = {
  roleByLevel: {
    grid: ['grid-worker', 'grid-leader'],
    village: ['village-secretary'],
    township: ['township-official'],
    county: ['county-leader'],
  },
  dutyRole: 'duty',
}
