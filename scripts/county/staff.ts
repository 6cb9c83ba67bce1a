import type { Divisions, Village } from './divisions.ts'
import type { Grid } from './layout.ts'
import { deal, type Random, share } from './random.ts'
import type { Member, Roster } from './roster.ts'

/** A grid's households, by who is the primary worker of how many of them; `unlinked` ones have the grid's worker only. */
export interface Care {
  readonly grid: Grid
  readonly links: readonly { readonly member: Member; readonly households: number }[]
  readonly unlinked: number
}
interface Given {
  readonly divisions: Divisions
  readonly grids: readonly Grid[]
  readonly roster: Roster
  readonly random: Random
}
/** Fills the posts of villages and grids, and says who cares for how many households. */
export type Staff = (given: Given) => Care[]

/** As few people as keep everyone at 15 households or fewer. */
const linksOf = (members: readonly Member[], households: number): Care['links'] => {
  const needed = Math.ceil(households / 15)
  if (needed > members.length) throw new RangeError(`${households} households need ${needed} people`)
  return share(households, needed).map((count, at) => ({ member: members[at] as Member, households: count }))
}

const gridsByVillage = (grids: readonly Grid[]): Map<Village, Grid[]> => Map.groupBy(grids, ({ village }) => village)

/** A worker, a leader and a supervisor in every grid, and a volunteer team around the worker. */
export const withTeams =
  (counts: { teamMembers: number; perTeam: [number, number]; households: number; perGrid: [number, number] }): Staff =>
  ({ divisions, grids, roster, random }) => {
    for (const village of divisions.villages) roster.hire('village-secretary', village.code)
    const sizes = deal(counts.teamMembers, grids.length, counts.perTeam, random)
    const households = deal(counts.households, grids.length, counts.perGrid, random)
    return grids.map((grid, at) => {
      const worker = roster.hire('grid-worker', grid.code)
      const leader = roster.hire('grid-leader', grid.code)
      roster.hire('grid-supervisor', grid.code)
      const mates = Array.from({ length: (sizes[at] as number) - 1 }, () => roster.hire('volunteer', grid.code))
      const team = [worker, ...mates].map(({ ref }) => ref)
      roster.form('先锋服务队', `${grid.name}先锋服务队`, grid.code, team)
      return { grid, links: linksOf([worker, leader, ...mates], households[at] as number), unlinked: 0 }
    })
  }

/** A secretary leads all grids of a village; each worker has several grids and knows 10–15 households in person. */
export const withFewPeople =
  (counts: { workers: number; supervisors: number; perGrid: [number, number] }): Staff =>
  ({ divisions: { villages }, grids, roster, random }) => {
    const byVillage = gridsByVillage(grids)
    const workers = deal(counts.workers, villages.length, [1, 4], random)
    const linked = new Map<Grid, Member>()
    const care = new Map<Grid, Member>()
    villages.forEach((village, at) => {
      const secretary = roster.hire('village-secretary', village.code)
      const here = byVillage.get(village) ?? []
      for (const grid of here) roster.appoint(secretary, 'grid-leader', grid.code)
      let start = 0
      for (const count of share(here.length, Math.min(workers[at] as number, here.length))) {
        const [home, ...others] = here.slice(start, start + count) as [Grid, ...Grid[]]
        const worker = roster.hire('grid-worker', home.code)
        for (const grid of others) roster.appoint(worker, 'grid-worker', grid.code)
        for (const grid of [home, ...others]) care.set(grid, worker)
        if (home.kind === 'basic-grid') linked.set(home, worker)
        start += count
      }
    })
    const rounds = share(villages.length, counts.supervisors)
    let start = 0
    for (const count of rounds) {
      const [home, ...others] = villages.slice(start, start + count) as [Village, ...Village[]]
      const supervisor = roster.hire('grid-supervisor', home.code)
      for (const village of others) roster.appoint(supervisor, 'grid-supervisor', village.code)
      start += count
    }
    return grids.map((grid) => {
      if (grid.kind === 'dedicated-grid') return { grid, links: [], unlinked: 0 }
      const households = random.int(...counts.perGrid)
      const member = linked.get(grid)
      if (!member) return { grid, links: [], unlinked: households }
      const known = random.int(10, 15)
      return { grid, links: [{ member, households: known }], unlinked: households - known }
    })
  }

const supervise = ({ townships }: Divisions, roster: Roster): void => {
  for (const { code } of townships) roster.hire('grid-supervisor', code)
}

/** A full-time worker in every grid, part-time ones in basic grids, and leaders for one or several grids each. */
export const withPartTimers =
  (counts: { leaders: number; partTime: number; teams: number }): Staff =>
  ({ divisions, grids, roster, random }) => {
    supervise(divisions, roster)
    const byVillage = gridsByVillage(grids)
    const most = Math.max(...[...byVillage.values()].map((here) => here.length))
    const capped = [...byVillage.values()].map((here) => here.length)
    const leaders = dealUnder(counts.leaders, capped, most, random)
    const basic = grids.filter(({ kind }) => kind === 'basic-grid')
    const helpers = new Map(basic.map((grid) => [grid, 1]))
    for (const grid of random.shuffle(basic).slice(0, counts.partTime - basic.length)) helpers.set(grid, 2)
    const workers = new Map<Grid, Member[]>()
    ;[...byVillage].forEach(([village, here], at) => {
      roster.hire('village-secretary', village.code)
      let start = 0
      for (const count of share(here.length, leaders[at] as number)) {
        const [home, ...others] = here.slice(start, start + count) as [Grid, ...Grid[]]
        const leader = roster.hire('grid-leader', home.code)
        for (const grid of others) roster.appoint(leader, 'grid-leader', grid.code)
        start += count
      }
      for (const grid of here) {
        const people = 1 + (helpers.get(grid) ?? 0)
        workers.set(
          grid,
          Array.from({ length: people }, () => roster.hire('grid-worker', grid.code)),
        )
      }
    })
    for (const grid of random.shuffle(basic).slice(0, counts.teams)) {
      const team = (workers.get(grid) ?? []).map(({ ref }) => ref)
      roster.form('志愿服务队', `${grid.name}志愿服务队`, grid.code, team)
    }
    return grids.map((grid) => {
      if (grid.kind === 'dedicated-grid') return { grid, links: [], unlinked: 0 }
      const links = (workers.get(grid) ?? []).map((member) => ({ member, households: random.int(10, 15) }))
      return { grid, links, unlinked: 0 }
    })
  }

/** As `deal`, with a bound of its own for every part. */
const dealUnder = (total: number, bounds: readonly number[], most: number, random: Random): number[] => {
  const dealt = bounds.map(() => 1)
  let left = total - dealt.length
  if (left < 0 || total > bounds.reduce((sum, each) => sum + each, 0))
    throw new RangeError(`${total} leaders do not fit`)
  while (left > 0) {
    const at = random.int(0, dealt.length - 1)
    // the fuller a part, the rarer it is chosen
    if ((dealt[at] as number) >= (bounds[at] as number) || random.next() > (bounds[at] as number) / most) continue
    dealt[at] = (dealt[at] as number) + 1
    left--
  }
  return dealt
}

/** Workers of 10–15 households each, two or three to a grid; the village's secretary leads its grids. */
export const withLinks =
  (counts: { workers: number; households: number }): Staff =>
  ({ divisions, grids, roster, random }) => {
    supervise(divisions, roster)
    const households = deal(counts.households, counts.workers, [10, 15], random)
    const perGrid = share(counts.workers, grids.length)
    const byVillage = gridsByVillage(grids)
    const secretaries = new Map(
      [...byVillage.keys()].map((village) => [village, roster.hire('village-secretary', village.code)]),
    )
    let next = 0
    return grids.map((grid, at) => {
      roster.appoint(secretaries.get(grid.village) as Member, 'grid-leader', grid.code)
      const links = Array.from({ length: perGrid[at] as number }, () => ({
        member: roster.hire('grid-worker', grid.code),
        households: households[next++] as number,
      }))
      return { grid, links, unlinked: 0 }
    })
  }
