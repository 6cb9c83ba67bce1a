import { Instant } from '@wangge/contract'
import { type Fault, invalid, Problem, say } from '@wangge/problem'
import { endOfDate, localDate, startOfDate } from '@wangge/time'
import type * as z from 'zod'
import { Path } from '../member/domain/place.ts'
import { Appointment as Held } from './contract.ts'

/** An appointment as it is kept: the dates it was given by, and the instants between which it is in force. */
export const Appointment = Held.extend({
  path: Path,
  startsAt: Instant,
  endsAt: Instant.optional(),
  /** When it was told that they have left. */
  leftAt: Instant.optional(),
})
export type Appointment = z.output<typeof Appointment>
/** What is asked for. */
export type Wanted = Omit<z.output<typeof Held>, 'appointmentId'>

type Post = Appointment['role']
interface Span {
  readonly from: string
  readonly to?: string
}
export interface Grant extends Span {
  readonly role: Post
  readonly areaId: string
  readonly unitId?: string
}
export interface Holding extends Span {
  readonly role: Post
  readonly memberId: string
}

/** Posts of which an area has one (B1). */
const single: readonly Post[] = ['grid-leader', 'grid-supervisor']

/** The id says it all, so that the same appointment is the same one in every load. */
export const appointmentIdOf = ({ memberId, role, areaId, unitId, from }: Wanted): string =>
  [memberId, role, areaId, ...(unitId === undefined ? [] : [unitId]), from].join('~')

/** Whose appointment an id names. */
export const memberOf = (appointmentId: string): string => appointmentId.split('~')[0] as string

const endsBefore = say('结束日期早于开始日期', 'Ends before it begins')

/** What is wrong with an appointment in itself. */
export const faultsIn = ({ role, unitId, from, to }: Wanted): Fault[] => {
  const faults: Fault[] = []
  if (role === 'department' && unitId === undefined)
    faults.push({ path: 'unitId', what: say('责任单位岗位须指明单位', 'A department post names its unit') })
  if (role !== 'department' && unitId !== undefined)
    faults.push({ path: 'unitId', what: say('只有责任单位岗位可指明单位', 'Only a department post names a unit') })
  if (to !== undefined && to < from) faults.push({ path: 'to', what: endsBefore, allowed: { min: from } })
  return faults
}

/** The appointment asked for, with its instants in the county's zone: `to` is its last day. */
export const appointmentOf = (wanted: Wanted, path: readonly string[], zone: string): Appointment => ({
  ...wanted,
  appointmentId: appointmentIdOf(wanted),
  path: [...path],
  startsAt: startOfDate(wanted.from, zone),
  ...(wanted.to === undefined ? {} : { endsAt: endOfDate(wanted.to, zone) }),
})

/** Vacates a post after its last day, or at once; undefined when it is over already and nothing else is asked. */
export const end = <A extends Appointment>(
  appointment: A,
  { to, now, zone }: { to: string | undefined; now: string; zone: string },
): A | undefined => {
  const { from, startsAt, endsAt } = appointment
  const isOver = endsAt !== undefined && endsAt <= now
  if (isOver && (to === undefined || to === appointment.to)) return undefined
  if (isOver)
    throw new Problem('conflict', say('该任职已经结束', 'This appointment is over'), {
      facts: { to: appointment.to, allowed: [] },
    })
  if (to !== undefined && to < from) throw invalid('to', endsBefore, { min: from })
  const today = localDate(now, zone)
  // they have been in post until now: what they did by it stays right
  if (to !== undefined && to < today)
    throw invalid('to', say('卸任日期不能早于今天', 'It cannot end on a day that is over'), { min: today })
  if (to !== undefined && appointment.to !== undefined && to > appointment.to)
    throw new Problem('conflict', say('卸任不能延长任期，请另行任职', 'An end is not put off: appoint them anew'), {
      facts: { to: appointment.to, allowed: ['end'] },
    })
  // one that has yet to begin never comes into force
  const at = now < startsAt ? startsAt : now
  return { ...appointment, to: to ?? localDate(at, zone), endsAt: to === undefined ? at : endOfDate(to, zone) }
}

/** Its end has come and was not told yet, and it was ever in force. */
export const isLeaving = ({ startsAt, endsAt, leftAt }: Appointment, now: string): boolean =>
  endsAt !== undefined && endsAt <= now && startsAt < endsAt && leftAt === undefined

/** What taking `wanted` means beside what is kept; undefined: nothing. An end that is known is not forgotten by a file without it. */
export const settle = <A extends Appointment>(
  found: A | undefined,
  wanted: Appointment,
): { state: A | Appointment; fact: 'filled' | 'vacated' } | undefined => {
  if (!found) return { state: wanted, fact: 'filled' }
  if (wanted.endsAt === undefined || wanted.endsAt === found.endsAt) return undefined
  return { state: { ...found, to: wanted.to, endsAt: wanted.endsAt }, fact: 'vacated' }
}

const over = ({ to }: Span, now: string): boolean => to !== undefined && to <= now
const spanOf = ({ startsAt, endsAt }: Appointment): Span => ({
  from: startsAt,
  ...(endsAt === undefined ? {} : { to: endsAt }),
})
/** Puts `one` in the place of what it replaces, and drops what is over: rows hold what is or will be in force. */
const replaced = <T extends Span>(all: readonly T[], one: T, isSame: (other: T) => boolean, now: string): T[] =>
  [...all.filter((other) => !isSame(other)), one].filter((each) => !over(each, now))

/** The member's grants with this appointment. */
export const grantsWith = (grants: Grant[], appointment: Appointment, now: string): Grant[] => {
  const { role, areaId, unitId } = appointment
  const grant: Grant = { role, areaId, ...(unitId === undefined ? {} : { unitId }), ...spanOf(appointment) }
  const isSame = (other: Grant) =>
    other.role === role && other.areaId === areaId && other.unitId === unitId && other.from === grant.from
  return replaced(grants, grant, isSame, now)
}

/** The posts of the area or unit with this appointment; a volunteer holds none. */
export const postsWith = (posts: Holding[], appointment: Appointment, now: string): Holding[] => {
  const { role, memberId } = appointment
  if (role === 'volunteer') return posts
  const post: Holding = { role, memberId, ...spanOf(appointment) }
  const isSame = (other: Holding) => other.role === role && other.memberId === memberId && other.from === post.from
  return replaced(posts, post, isSame, now)
}

/** Warns when a post of which an area has one would have two holders at some time; never refuses (B1). */
export const crowding = (posts: readonly Holding[], appointment: Appointment): Fault[] => {
  const { role, memberId, startsAt, endsAt } = appointment
  const overlaps = ({ from, to }: Span) =>
    (endsAt === undefined || from < endsAt) && (to === undefined || startsAt < to)
  if (!single.includes(role)) return []
  if (!posts.some((post) => post.role === role && post.memberId !== memberId && overlaps(post))) return []
  return [{ path: 'role', what: say('该区域此岗位已有人任职', 'This post is already held here') }]
}

/** An appointment as answers show it. */
export const viewOf = (appointment: z.output<typeof Held>): z.output<typeof Held> => {
  const { appointmentId, memberId, role, areaId, unitId, from, to } = appointment
  return { appointmentId, memberId, role, areaId, unitId, from, to }
}

/** Posts in force, by the local dates of their first and last day. */
export const heldNow = (posts: readonly Holding[], now: string, zone: string): Holding[] =>
  posts
    .filter(({ from, to }) => from <= now && (to === undefined || now < to))
    .map(({ from, to, ...rest }) => ({
      ...rest,
      from: localDate(from, zone),
      ...(to === undefined ? {} : { to: localDate(Date.parse(to) - 1, zone) }),
    }))
