import { Posts, Rights, UnitPosts } from '@wangge/access'
import type { WorkPorts } from '@wangge/events'
import type { Ports } from '@wangge/http'
import { added, changed, refused, unchanged, type Verdict } from '@wangge/imports'
import { type Fault, say } from '@wangge/problem'
import { type Entity, type Item, type Op, occur, put, type Stored } from '@wangge/table'
import { itemsBy } from '../member/table/items.ts'
import { MemberRow } from '../member/table/member.ts'
import { pathsOf } from '../member/table/place.ts'
import type { Act } from '../member/work/act.ts'
import { UnitRow } from '../unit/table.ts'
import { postFilled, postLeft, postVacated } from './contract.ts'
import * as domain from './domain.ts'
import { AppointmentRow, appointmentList } from './table.ts'

type Items<E extends Entity> = Map<string, Item<E> & { rev?: number }>

/** What decisions about appointments must know; `appoint` keeps it up to date, so that the next one sees the last. */
export interface Roster {
  readonly zone: string
  readonly paths: ReadonlyMap<string, readonly string[]>
  readonly members: { has(memberId: string): boolean }
  readonly units: { has(unitId: string): boolean }
  readonly appointments: Items<typeof AppointmentRow>
  readonly rights: Items<typeof Rights>
  readonly posts: Items<typeof Posts>
  readonly unitPosts: Items<typeof UnitPosts>
}

/** The same at its area by the code that holds: a code may be written in six, nine or twelve digits. */
const placed = (wanted: domain.Wanted, paths: Roster['paths']): domain.Wanted => ({
  ...wanted,
  areaId: paths.get(wanted.areaId)?.at(-1) ?? wanted.areaId,
})

export const readRoster = async (
  { table, county }: Pick<Ports, 'table' | 'county'>,
  asked: readonly domain.Wanted[],
): Promise<Roster> => {
  const paths = await pathsOf(
    table,
    asked.map(({ areaId }) => areaId),
  )
  const wanted = asked.map((one) => placed(one, paths))
  const memberIds = wanted.map(({ memberId }) => memberId)
  const areaIds = wanted.map(({ areaId }) => areaId)
  const unitIds = wanted.flatMap(({ unitId }) => unitId ?? [])
  const [{ zone }, members, units, appointments, rights, posts, unitPosts] = await Promise.all([
    county.config(),
    itemsBy(table, MemberRow, 'memberId', memberIds),
    itemsBy(table, UnitRow, 'unitId', unitIds),
    itemsBy(table, AppointmentRow, 'appointmentId', wanted.map(domain.appointmentIdOf)),
    itemsBy(table, Rights, 'memberId', memberIds),
    itemsBy(table, Posts, 'areaId', areaIds),
    itemsBy(table, UnitPosts, 'unitId', unitIds),
  ])
  return { zone, paths, members, units, appointments, rights, posts, unitPosts }
}

const faultsOf = (roster: Roster, wanted: domain.Wanted): Fault[] => {
  const { memberId, areaId, unitId } = wanted
  const faults = domain.faultsIn(wanted)
  if (!roster.members.has(memberId)) faults.push({ path: 'memberId', what: say('没有这个成员', 'No such member') })
  if (!roster.paths.has(areaId)) faults.push({ path: 'areaId', what: say('没有这个区域', 'No such area') })
  if (unitId !== undefined && !roster.units.has(unitId))
    faults.push({ path: 'unitId', what: say('没有这个单位', 'No such unit') })
  return faults
}

/** The access rows that everybody reads rights from: the member's grants, and the posts of the area or unit. */
const accessOps = (roster: Roster, appointment: domain.Appointment, now: string): Op[] => {
  const { memberId, areaId, unitId } = appointment
  const held = roster.rights.get(memberId) ?? { memberId, active: true, grants: [] }
  const rights = { ...held, grants: domain.grantsWith(held.grants, appointment, now) }
  roster.rights.set(memberId, rights)
  const ops = rights.grants === held.grants ? [] : [put(Rights, rights)]
  if (unitId !== undefined) {
    const within = roster.unitPosts.get(unitId) ?? { unitId, posts: [] }
    const posts = { ...within, posts: domain.postsWith(within.posts, appointment, now) }
    roster.unitPosts.set(unitId, posts)
    return [...ops, put(UnitPosts, posts)]
  }
  const here = roster.posts.get(areaId) ?? { areaId, posts: [] }
  const posts = { ...here, posts: domain.postsWith(here.posts, appointment, now) }
  roster.posts.set(areaId, posts)
  return posts.posts === here.posts ? ops : [...ops, put(Posts, posts)]
}

const leavingFact = (
  { appointmentId, areaId, role, memberId, unitId, startsAt: from, endsAt }: domain.Appointment,
  { now: at, cause, actor }: Act,
  { rev, n }: { rev: number; n?: number },
): Op =>
  occur({
    aggregate: `appointment#${appointmentId}`,
    prefix: 'members',
    subject: appointmentId,
    rev,
    ...(n !== undefined && { n }),
    fact: postLeft,
    data: { areaId, role, memberId, unitId, from, to: endsAt as string },
    at,
    cause,
    actor,
  })

/** Writes that say of an appointment whose end has come that they have left. */
export const leavingOps = (found: Stored<typeof AppointmentRow>, act: Act): Op[] => [
  put(AppointmentRow, { ...found, leftAt: act.now }),
  ...(domain.isLeaving(found, act.now) ? [leavingFact(found, act, { rev: found.rev + 1 })] : []),
]

/** All writes of a new state of an appointment: itself, what happened, and the access rows, in one transaction. */
export const opsOf = (
  roster: Roster,
  state: domain.Appointment & { rev?: number },
  fact: 'filled' | 'vacated',
  { now, cause, actor }: Act,
): Op[] => {
  const { appointmentId, memberId, role, areaId, unitId, startsAt, endsAt } = state
  const rev = (state.rev ?? 0) + 1
  // a file may tell of one that was over before it was known here: nobody leaves by that
  const isOver = endsAt !== undefined && endsAt <= now
  const hasLeft = fact === 'vacated' && domain.isLeaving(state, now)
  const kept = isOver && state.leftAt === undefined ? { ...state, leftAt: now } : state
  roster.appointments.set(appointmentId, kept)
  const told = { aggregate: `appointment#${appointmentId}`, prefix: 'members', rev, subject: appointmentId, at: now }
  const data = { areaId, role, memberId, unitId, from: startsAt, to: endsAt }
  return [
    put(AppointmentRow, kept),
    fact === 'filled'
      ? occur({ ...told, fact: postFilled, data, cause, actor })
      : occur({ ...told, fact: postVacated, data: { ...data, to: endsAt as string }, cause, actor }),
    ...(hasLeft ? [leavingFact(kept, { now, cause, actor }, { rev, n: 1 })] : []),
    ...accessOps(roster, state, now),
  ]
}

/** Fills a post, or ends it when it is filled and an end is given. */
export const appoint = (roster: Roster, told: domain.Wanted, act: Act): Verdict => {
  const faults = faultsOf(roster, told)
  if (faults.length > 0) return refused(...faults)
  const wanted = placed(told, roster.paths)
  const { zone, appointments, paths, posts } = roster
  const asked = domain.appointmentOf(wanted, paths.get(told.areaId) as readonly string[], zone)
  const settled = domain.settle(appointments.get(asked.appointmentId), asked)
  if (!settled) return unchanged
  const warnings = domain.crowding(posts.get(wanted.areaId)?.posts ?? [], settled.state)
  const ops = opsOf(roster, settled.state, settled.fact, act)
  return settled.fact === 'filled' ? added(ops, warnings) : changed(ops)
}

/** Writes anew the appointments that have an end, so that the index of ends has those that were written without it. */
export const enterEnds = async ({ table, county }: Pick<WorkPorts, 'table' | 'county'>): Promise<void> => {
  const { code } = await county.config()
  for (const listingAreaId of await county.listingAreasUnder(code)) {
    const range = { limit: 25 }
    const read = (after?: string) =>
      table.listIndex(AppointmentRow, 1, appointmentList.partition(listingAreaId), { ...range, after })
    for (let page = await read(); ; page = await read(page.next)) {
      const ending = page.items.filter(({ to }) => to !== undefined)
      const found = await table.getMany(AppointmentRow, ending)
      // refused: it was written anew in the meantime, and is entered by that
      await table.writeEach(found.flatMap((one) => (one && one.leftAt === undefined ? [put(AppointmentRow, one)] : [])))
      if (page.next === undefined) break
    }
  }
}
