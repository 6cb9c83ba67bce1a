import { posts } from '@wangge/access/roles'
import {
  AreaId,
  event,
  formatted,
  Instant,
  job,
  LocalDate,
  MemberId,
  pageOf,
  paging,
  route,
  UnitId,
} from '@wangge/contract'
import { importRoute } from '@wangge/imports/result'
import { say } from '@wangge/problem'
import * as z from 'zod'

/** `<member>~<role>~<area>[~<unit>]~<from>`: the same appointment has the same id in every load. */
export const AppointmentId = formatted(
  /^[A-Za-z0-9][A-Za-z0-9_.~-]{0,199}$/,
  'id',
  'm0007~grid-worker~152921100001003~2026-01-01',
).meta({ title: 'AppointmentId' })

/** Somebody holds a post at an area (or in a unit of it), from a local date to a local date, both included. */
export const Appointment = z.object({
  appointmentId: AppointmentId,
  memberId: MemberId,
  role: z.enum(posts),
  areaId: AreaId,
  unitId: UnitId.optional(),
  from: LocalDate,
  to: LocalDate.optional(),
})
export type Appointment = z.output<typeof Appointment>

const example = {
  appointmentId: 'm0007~grid-worker~152921100001003~2026-01-01',
  memberId: 'm0007',
  role: 'grid-worker',
  areaId: '152921100001003',
  from: '2026-01-01',
} as const

/** A member's appointments, past ones too; or those of an area and everything under it. */
export const listAppointments = route({
  method: 'GET',
  path: '/v1/appointments',
  action: 'appointment.read',
  tag: 'appointments',
  summary: say('任职列表', 'Appointments of a member or an area'),
  query: z.object({ member: MemberId.optional(), area: AreaId.optional(), ...paging }),
  answer: pageOf(Appointment),
  example: { query: { member: 'm0007' }, answer: { items: [example] } },
})

/** Fills a post. `from` is today unless told. */
export const fillPost = route({
  method: 'POST',
  path: '/v1/appointments',
  action: 'appointment.fill',
  tag: 'appointments',
  summary: say('任职', 'Fill a post'),
  body: Appointment.omit({ appointmentId: true }).extend({ from: LocalDate.optional() }),
  status: 201,
  answer: Appointment.extend({ warnings: z.array(z.string()) }),
  example: {
    body: { memberId: 'm0007', role: 'grid-worker', areaId: '152921100001003', from: '2026-01-01' },
    answer: { ...example, warnings: [] },
  },
})

/** Vacates a post after its last day `to`; without it, at once. */
export const endAppointment = route({
  method: 'POST',
  path: '/v1/appointments/{appointmentId}/end',
  action: 'appointment.end',
  tag: 'appointments',
  summary: say('卸任', 'Vacate a post'),
  params: z.object({ appointmentId: AppointmentId }),
  body: z.object({ to: LocalDate.optional() }),
  answer: Appointment,
  example: {
    params: { appointmentId: example.appointmentId },
    body: { to: '2026-11-30' },
    answer: { ...example, to: '2026-11-30' },
  },
})

/** Who holds which post at this area, now. */
export const listPosts = route({
  method: 'GET',
  path: '/v1/posts',
  action: 'appointment.read',
  tag: 'appointments',
  summary: say('岗位在岗人员', 'Who holds which post here'),
  query: z.object({ area: AreaId }),
  answer: z.object({
    items: z.array(
      z.object({
        role: z.enum(posts),
        memberId: MemberId,
        name: z.string(),
        unitId: UnitId.optional(),
        from: LocalDate,
        to: LocalDate.optional(),
      }),
    ),
  }),
  example: {
    query: { area: '152921100001003' },
    answer: { items: [{ role: 'grid-worker', memberId: 'm0007', name: '张**', from: '2026-01-01' }] },
  },
})

export const AppointmentColumns = z.object({
  memberRef: MemberId,
  role: z.enum(posts),
  areaCode: AreaId,
  unitRef: UnitId.optional(),
  from: LocalDate,
  to: LocalDate.optional(),
})

export const importAppointments = importRoute({
  kind: 'appointments',
  action: 'appointment.import',
  summary: say('导入任职', 'Import appointments'),
  columns: AppointmentColumns,
  example: 'memberRef,role,areaCode,unitRef,from,to\nm0007,grid-worker,152921100001003,,2026-01-01,\n',
})

const Post = z.object({
  areaId: AreaId,
  role: z.enum(posts),
  memberId: MemberId,
  unitId: UnitId.optional(),
  /** In force from `from` until just before `to`. */
  from: Instant,
  to: Instant.optional(),
})
const post = {
  areaId: '152921100001003',
  role: 'grid-worker',
  memberId: 'm0007',
  from: '2025-12-31T16:00:00.000Z',
} as const

export const postFilled = event({
  type: 'members.post-filled.v1',
  title: say('岗位已任职', 'A post was filled'),
  data: Post,
  example: post,
})

/** The post's end became known; it may lie ahead: `to` says when. */
export const postVacated = event({
  type: 'members.post-vacated.v1',
  title: say('岗位已卸任', 'A post was vacated'),
  data: Post.required({ to: true }),
  example: { ...post, to: '2026-11-30T16:00:00.000Z' },
})

/** The post's end has come, now: what they held by it is the post's again. */
export const postLeft = event({
  type: 'members.post-left.v1',
  title: say('已离开岗位', 'Somebody has left a post'),
  data: Post.required({ to: true }),
  example: { ...post, to: '2026-11-30T16:00:00.000Z' },
})

export const endPosts = job({
  name: 'end-posts',
  cron: '*/5 * * * *',
  title: say('每五分钟查看到期的任职', 'Say which appointments have run out, every five minutes'),
})
