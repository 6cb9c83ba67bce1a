import { allow, isMember } from '@wangge/access'
import { implement } from '@wangge/http'
import { listWithin } from '@wangge/listing'
import { invalid, notFound, say } from '@wangge/problem'
import * as contract from '../contract/appointments.ts'
import { viewOf } from '../domain/appointment.ts'
import { areaOf } from '../domain/member.ts'
import { AppointmentRow, appointmentsOf, MemberRow } from '../table.ts'

export const listAppointments = implement(contract.listAppointments)(async ({ principal, query }, ports) => {
  const { member: memberId, area, ...range } = query
  if (memberId === undefined) {
    const asking = { principal, action: 'appointment.read', query } as const
    const { items, next } = await listWithin(AppointmentRow, 'appointments', asking, ports)
    return { items: items.map(viewOf), next }
  }
  if (area !== undefined) throw invalid('area', say('member 与 area 只能给一个', 'Give member or area, not both'))
  const member = await ports.table.get(MemberRow, { memberId })
  if (!member) throw notFound()
  const path = await ports.county.pathOf(areaOf(member))
  allow(principal, 'appointment.read', { path, own: isMember(principal, memberId) })
  const { items, next } = await appointmentsOf(ports.table, memberId, range)
  return { items: items.map(viewOf), next }
})
