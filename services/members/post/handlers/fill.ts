import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { notFound, Problem, say } from '@wangge/problem'
import { writeDecided } from '@wangge/table'
import { localDate } from '@wangge/time'
import { actOf } from '../../member/work/act.ts'
import * as contract from '../contract.ts'
import { type Appointment, appointmentIdOf, end, viewOf } from '../domain.ts'
import { AppointmentRow } from '../table.ts'
import { appoint, opsOf, readRoster } from '../work.ts'

export const fillPost = implement(contract.fillPost)(async (asked, ports) => {
  const { body, principal, request } = asked
  const { table, county, access, now } = ports
  const area = await county.area(body.areaId)
  if (!area) throw notFound()
  allow(principal, 'appointment.fill', area.path)
  const { zone } = await county.config()
  const wanted = { ...body, from: body.from ?? localDate(now, zone) }
  const answer = await writeDecided(table, async () => {
    const roster = await readRoster(ports, [wanted])
    const verdict = appoint(roster, wanted, actOf(asked, now))
    if (verdict.outcome === 'refused')
      throw new Problem('invalid', say('任职信息有误', 'The appointment is not possible'), { fields: verdict.faults })
    const appointment = roster.appointments.get(appointmentIdOf(wanted)) as Appointment
    if (verdict.outcome === 'unchanged' && appointment.endsAt !== undefined && appointment.endsAt <= now)
      throw new Problem('conflict', say('这次任职已经结束', 'This appointment is over'), {
        facts: { to: appointment.to },
      })
    const warnings = (verdict.warnings ?? []).map(({ what }) => what[request.language])
    return { ops: 'ops' in verdict ? verdict.ops : [], answer: { ...viewOf(appointment), warnings } }
  })
  access.forget(body.memberId)
  return answer
})

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
