import { type CountyConfig, codePace } from '@wangge/county'
import type { Divisions } from './divisions.ts'
import type { Grid } from './layout.ts'
import type { Appointment, Member, Roster } from './roster.ts'
import type { Size, SizeName } from './sizes.ts'
import type { Care } from './staff.ts'

/** Somebody to sign in as. */
export interface DemoAccount {
  readonly role: string
  readonly name: string
  readonly phone: string
  readonly memberRef: string
  readonly areaCode: string
  readonly areaName: string
}

/** `county.json`: what the files hold, the county's own settings, and whom to sign in as. */
export interface CountyFile {
  readonly size: SizeName
  readonly title: string
  readonly seed: number
  /** Settings in which it differs from the default configuration. */
  readonly config: Pick<CountyConfig, 'code' | 'name' | 'testPhones' | 'signIn' | 'cases'> & NonNullable<Size['config']>
  readonly counts: Readonly<Record<string, number>>
  /** How many people hold each role, a person once per role. */
  readonly holders: Readonly<Record<string, number>>
  readonly admin: DemoAccount & { readonly from: string }
  readonly demo: readonly DemoAccount[]
  /** Somewhere in the grid of the demo's grid worker, WGS-84. */
  readonly place: { readonly lon: number; readonly lat: number }
}

/** Roles in the order in which a visitor meets them. */
const roles = [
  'grid-worker',
  'grid-leader',
  'grid-supervisor',
  'volunteer',
  'village-secretary',
  'township-official',
  'duty',
  'department',
  'county-leader',
  'county-admin',
  'auditor',
]

/** A synthetic county's people all sign in and report from one machine. */
const everybody = [{ seconds: 60, most: 10_000 }]

interface Made {
  readonly name: SizeName
  readonly seed: number
  readonly size: Size
  readonly divisions: Divisions
  readonly grids: readonly Grid[]
  readonly roster: Roster
  readonly care: readonly Care[]
  /** First day of every post. */
  readonly since: string
}

/** One person per role, all around the first grid, so that what one does the next one sees. */
const demoAccounts = ({ divisions, grids, roster }: Made): DemoAccount[] => {
  const areas = [...divisions.townships, ...divisions.villages, ...grids]
  const nameOf = new Map([divisions.county, ...areas].map(({ code, name }) => [code, name]))
  const people = new Map(roster.members.map((member) => [member.ref, member]))
  const [home] = grids as [Grid]
  // the posts nearest to the first grid come first: those at an area that it lies in, narrowest first
  const nearness = ({ areaCode }: Appointment) => (home.code.startsWith(areaCode) ? areaCode.length : 0)
  return roles.flatMap((role) => {
    const posts = roster.appointments.filter((each) => each.role === role)
    const [post] = posts.toSorted((a, b) => nearness(b) - nearness(a))
    if (!post) return []
    const { ref, name, phone } = people.get(post.memberRef) as Member
    const areaName = nameOf.get(post.areaCode) ?? post.areaCode
    return [{ role, name, phone, memberRef: ref, areaCode: post.areaCode, areaName }]
  })
}

const holders = ({ appointments }: Roster): Record<string, number> => {
  const byRole = Map.groupBy(appointments, ({ role }) => role)
  return Object.fromEntries(
    [...byRole].map(([role, posts]) => [role, new Set(posts.map(({ memberRef }) => memberRef)).size]),
  )
}

export const summarize = (made: Made): Omit<CountyFile, 'place'> => {
  const { name, seed, size, divisions, grids, roster, care } = made
  const { county, townships, villages } = divisions
  const demo = demoAccounts(made)
  const linked = care.reduce((sum, { links }) => links.reduce((all, { households }) => all + households, sum), 0)
  const unlinked = care.reduce((sum, each) => sum + each.unlinked, 0)
  const ofKind = (kind: Grid['kind']) => grids.filter((grid) => grid.kind === kind)
  return {
    size: name,
    title: size.title,
    seed,
    config: {
      code: county.code,
      name: { 'zh-CN': county.name, en: size.english },
      testPhones: true,
      signIn: { perPhone: codePace, perAddress: everybody },
      cases: { reports: { perAddress: everybody } },
      ...size.config,
    },
    counts: {
      townships: townships.length,
      villages: villages.length,
      grids: grids.length,
      urbanGrids: ofKind('basic-grid').filter(({ village }) => village.urban).length,
      ruralGrids: ofKind('basic-grid').filter(({ village }) => !village.urban).length,
      dedicatedGrids: ofKind('dedicated-grid').length,
      households: linked + unlinked,
      linkedHouseholds: linked,
      members: roster.members.length,
      teams: roster.teams.length,
      teamMembers: new Set(roster.teams.flatMap(({ memberRefs }) => memberRefs)).size,
      units: roster.units.length,
    },
    holders: holders(roster),
    admin: { ...(demo.find(({ role }) => role === 'county-admin') as DemoAccount), from: made.since },
    demo,
  }
}
