import { defineEntity, type Range, type Table } from '@wangge/table'
import { part } from '../member/table/place.ts'
import { Appointment, memberOf } from './domain.ts'

export const AppointmentRow = defineEntity('members', 'appointment', {
  schema: Appointment,
  key: ({ appointmentId }: { appointmentId: string }) => [
    `member#${memberOf(appointmentId)}`,
    `appointment#${appointmentId}`,
  ],
  index: { 1: ({ path, appointmentId }) => [part('appointments', path), appointmentId] },
  brief: ['appointmentId', 'memberId', 'role', 'areaId', 'unitId', 'from', 'to', 'path'],
})

/** A member's appointments, past ones too. */
export const appointmentsOf = (table: Pick<Table, 'list'>, memberId: string, range: Range) =>
  table.list(AppointmentRow, `member#${memberId}`, { prefix: 'appointment#', ...range })
