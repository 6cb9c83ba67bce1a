import { Instant, MemberId } from '@wangge/contract'
import { AreaNode, listingDepth } from '@wangge/county'
import { defineLimit } from '@wangge/http'
import { defineEntity, type Entity, type Item, type KeyOf, type Range, type Table } from '@wangge/table'
import { Code } from '@wangge/vault/code'
import * as z from 'zod'
import { Appointment, memberOf } from './domain/appointment.ts'
import { Team, Unit } from './domain/group.ts'
import { Link } from './domain/link.ts'
import { Member } from './domain/member.ts'
import { Session } from './domain/session.ts'

const secondsOf = (instant: string) => Date.parse(instant) / 1000
/** The part of a list that a thing of this place is in: one per area down to the listing depth. */
const part = (list: string, path: readonly string[]) => `${list}#${path[Math.min(listingDepth, path.length - 1)]}`

export const MemberRow = defineEntity('members', 'member', {
  schema: Member,
  key: ({ memberId }: { memberId: string }) => [`member#${memberId}`, 'member'],
  index: { 1: ({ path, memberId }) => [part('at', path), memberId] },
  brief: ['memberId', 'name', 'phone', 'path', 'language', 'active'],
})

/** Whose phone it is. Read by key at sign-in, because an index may be a moment old. */
export const PhoneRow = defineEntity('members', 'phone', {
  schema: z.object({ phoneHash: z.string(), memberId: MemberId }),
  key: ({ phoneHash }: { phoneHash: string }) => [`phone#${phoneHash}`, 'holder'],
})

/** Somebody was shown what is masked of a member. */
export const LookRow = defineEntity('members', 'look', {
  schema: z.object({ memberId: MemberId, lookId: z.string(), by: z.string(), field: z.string(), at: Instant }),
  key: ({ memberId, lookId }: { memberId: string; lookId: string }) => [`member#${memberId}`, `look#${lookId}`],
})

export const SignInLimit = defineLimit('members')

export const CodeRow = defineEntity('members', 'code', {
  schema: Code.extend({ phoneHash: z.string(), memberId: z.string().optional() }),
  key: ({ phoneHash }: { phoneHash: string }) => [`code#${phoneHash}`, 'code'],
  ttl: ({ expiresAt }) => secondsOf(expiresAt),
})

export const SessionRow = defineEntity('members', 'session', {
  schema: Session,
  key: ({ sessionId }: { sessionId: string }) => [`session#${sessionId}`, 'session'],
  ttl: ({ expiresAt }) => secondsOf(expiresAt),
})

export const AppointmentRow = defineEntity('members', 'appointment', {
  schema: Appointment,
  key: ({ appointmentId }: { appointmentId: string }) => [
    `member#${memberOf(appointmentId)}`,
    `appointment#${appointmentId}`,
  ],
  index: { 1: ({ path, appointmentId }) => [part('appointments', path), appointmentId] },
  brief: ['appointmentId', 'memberId', 'role', 'areaId', 'unitId', 'from', 'to', 'path'],
})

export const UnitRow = defineEntity('members', 'unit', {
  schema: Unit,
  key: ({ unitId }: { unitId: string }) => [`unit#${unitId}`, 'unit'],
  index: { 1: ({ path, unitId }) => [part('units', path), unitId] },
  brief: ['unitId', 'name', 'kind', 'path'],
})

export const TeamRow = defineEntity('members', 'team', {
  schema: Team,
  key: ({ teamId }: { teamId: string }) => [`team#${teamId}`, 'team'],
  index: { 1: ({ path, teamId }) => [part('teams', path), teamId] },
  brief: ['teamId', 'name', 'kind', 'size', 'path'],
})

export const LinkRow = defineEntity('members', 'link', {
  schema: Link,
  key: ({ householdId }: { householdId: string }) => [`household#${householdId}`, 'link'],
  index: { 3: ({ memberId, householdId }) => [`links#${memberId}`, householdId] },
  brief: ['householdId', 'memberId', 'areaId', 'frequency'],
})

/** A member's appointments, past ones too. */
export const appointmentsOf = (table: Pick<Table, 'list'>, memberId: string, range: Range) =>
  table.list(AppointmentRow, `member#${memberId}`, { prefix: 'appointment#', ...range })

/** The households a member looks after. */
export const householdsOf = (table: Pick<Table, 'listIndex'>, memberId: string, range: Range) =>
  table.listIndex(LinkRow, 3, `links#${memberId}`, range)

/** Items by their one key field; absent ones are not in the map. */
export const itemsBy = async <E extends Entity>(
  table: Pick<Table, 'getMany'>,
  entity: E,
  field: keyof KeyOf<E> & string,
  ids: Iterable<string>,
): Promise<Map<string, Item<E> & { rev?: number }>> => {
  const distinct = [...new Set(ids)]
  const items = await table.getMany(
    entity,
    distinct.map((id) => ({ [field]: id }) as KeyOf<E>),
  )
  return new Map(distinct.flatMap((id, at) => (items[at] ? [[id, items[at]]] : [])))
}

/** Paths of the areas that there are. */
export const pathsOf = async (
  table: Pick<Table, 'getMany'>,
  areaIds: Iterable<string>,
): Promise<Map<string, string[]>> => {
  const areas = await itemsBy(table, AreaNode, 'areaId', areaIds)
  return new Map([...areas.values()].map(({ areaId, path }) => [areaId, path]))
}
