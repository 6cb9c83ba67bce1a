import { posts } from '@wangge/access/roles'
import { AreaId, event, HouseholdId, Instant, MemberId, TeamId, UnitId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { frequencies } from './households.ts'

/** Somebody asked to sign in; `sealedCode` opens with the member's own key until it expires. */
export const codeRequested = event({
  type: 'members.code-requested.v1',
  title: say('有人请求登录验证码', 'A sign-in code was asked for'),
  data: z.object({ subjectId: MemberId, memberId: MemberId, sealedCode: z.string(), expiresAt: Instant }),
  example: { subjectId: 'm0007', memberId: 'm0007', sealedCode: 'v1.…', expiresAt: '2026-11-30T01:05:00.000Z' },
})

export const memberRegistered = event({
  type: 'members.member-registered.v1',
  title: say('成员已登记', 'A member was registered'),
  data: z.object({ memberId: MemberId, areaId: AreaId }),
  example: { memberId: 'm0007', areaId: '152921100001003' },
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

const Link = z.object({ memberId: MemberId, householdId: HouseholdId, areaId: AreaId })
const link = { memberId: 'm0007', householdId: 'h000123', areaId: '152921100001003' }

/** A household got its worker, or is now due at another frequency. `areaId` is the grid the worker works in, else where they live. */
export const householdLinked = event({
  type: 'members.household-linked.v1',
  title: say('住户已联户', 'A household was linked to its worker'),
  data: Link.extend({ frequency: z.enum(frequencies) }),
  example: { ...link, frequency: 'weekly' },
})

export const householdUnlinked = event({
  type: 'members.household-unlinked.v1',
  title: say('住户已解除联户', 'A household was taken off its worker'),
  data: Link,
  example: link,
})

export const teamFormed = event({
  type: 'members.team-formed.v1',
  title: say('队伍已组建', 'A team was formed'),
  data: z.object({ teamId: TeamId, areaId: AreaId, size: z.int() }),
  example: { teamId: 't01', areaId: '152921100001003', size: 2 },
})
