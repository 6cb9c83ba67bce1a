import { shardOf } from '@wangge/ledger'
import { defineEntity, type Range, type Table } from '@wangge/table'
import { areaOf } from '../member/domain/place.ts'
import { listingAreaOf } from '../member/table/place.ts'
import { Appointment, memberOf } from './domain.ts'

/** The appointments of a listing area. */
const appointmentsIn = (listingAreaId: string): string => `appointments#${listingAreaId}`

const endingIn = (shard: number): string => `ending#${shard}`

export const AppointmentRow = defineEntity('members', 'appointment', {
  schema: Appointment,
  key: ({ appointmentId }: { appointmentId: string }) => [
    `member#${memberOf(appointmentId)}`,
    `appointment#${appointmentId}`,
  ],
  index: {
    1: ({ path, appointmentId }) => [appointmentsIn(listingAreaOf(path)), appointmentId],
    2: ({ memberId, endsAt, leftAt }) =>
      endsAt === undefined || leftAt !== undefined ? undefined : [endingIn(shardOf(memberId)), endsAt],
  },
  brief: ['appointmentId', 'memberId', 'role', 'areaId', 'unitId', 'from', 'to', 'path'],
})

/** Appointments of one shard whose end has come and was not told yet. */
export const appointmentsOver = (table: Pick<Table, 'listIndex'>, shard: number, now: string, after?: string) =>
  table.listIndex(AppointmentRow, 2, endingIn(shard), { to: now, limit: 100, after })

/** How appointments are listed. */
export const appointmentList = { partition: appointmentsIn, areaOf } as const

/** A member's appointments, past ones too. */
export const appointmentsOf = (table: Pick<Table, 'list'>, memberId: string, range: Range) =>
  table.list(AppointmentRow, `member#${memberId}`, { prefix: 'appointment#', ...range })
