import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import { writeDecided } from '@wangge/table'
import { actOf } from '../act.ts'
import { opsOf, readRoster } from '../appoint.ts'
import * as contract from '../contract/appointments.ts'
import { type Appointment, end, viewOf } from '../domain/appointment.ts'
import { AppointmentRow } from '../table.ts'

export const endAppointment = implement(contract.endAppointment)(async (asked, ports) => {
  const { params, body, principal } = asked
  const { table, county, access, now } = ports
  const found = await table.get(AppointmentRow, params)
  if (!found) throw notFound()
  allow(principal, 'appointment.end', await county.pathOf(found.areaId))
  const answer = await writeDecided(table, async () => {
    const roster = await readRoster(ports, [found])
    const appointment = roster.appointments.get(params.appointmentId) as Appointment
    const ended = end(appointment, { to: body.to, now, zone: roster.zone })
    const ops = ended ? opsOf(roster, ended, 'vacated', actOf(asked, now)) : []
    return { ops, answer: viewOf(ended ?? appointment) }
  })
  access.forget(found.memberId)
  return answer
})
