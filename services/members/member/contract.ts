import { AreaId, event, formatted, line, MemberId, pageOf, paging, personal, route } from '@wangge/contract'
import { importRoute } from '@wangge/imports/result'
import { languages, say } from '@wangge/problem'
import * as z from 'zod'

/** A person who works for the county's grids. Name and phone are masked unless they were asked for with `unmask`. */
export const MemberView = z.object({
  memberId: MemberId,
  name: personal('name', z.string()),
  phone: personal('phone', z.string()),
  /** Of one member alone; no text is ever sent there. */
  landline: personal('phone', z.string()).optional(),
  areaId: AreaId,
  language: z.enum(languages),
  active: z.boolean(),
})

const shown = {
  memberId: 'm0007',
  name: '张**',
  phone: '100****5678',
  areaId: '152921100001003',
  language: 'zh-CN',
  active: true,
} as const

/** Members of an area and everything under it; without `area`, of all that the caller may see. */
export const listMembers = route({
  method: 'GET',
  path: '/v1/members',
  action: 'member.read',
  tag: 'members',
  summary: say('成员列表', 'Members of an area'),
  query: z.object({ area: AreaId.optional(), ...paging }),
  answer: pageOf(MemberView),
  example: { query: { area: '152921100001' }, answer: { items: [shown] } },
})

/** One member. `unmask` shows what is masked to those who may see it, and records who looked. */
export const getMember = route({
  method: 'GET',
  path: '/v1/members/{memberId}',
  action: 'member.read',
  tag: 'members',
  summary: say('成员详情', 'One member'),
  params: z.object({ memberId: MemberId }),
  query: z.object({ unmask: z.enum(['name', 'phone', 'all']).optional() }),
  answer: MemberView,
  example: { params: { memberId: 'm0007' }, query: { unmask: 'phone' }, answer: { ...shown, phone: '+8610012345678' } },
})

/** `ref` becomes the member's id and must stay the same from file to file. */
export const MemberColumns = z.object({
  ref: formatted(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/, 'ref', 'm0007'),
  name: personal('name', line(60)),
  phone: personal('phone', line(20, 3)),
  areaCode: AreaId,
  language: z.enum(languages).default('zh-CN'),
  /** 座机: no text is ever sent there. */
  landline: personal('phone', line(20, 3)).optional(),
})

export const importMembers = importRoute({
  kind: 'members',
  action: 'member.import',
  summary: say('导入成员', 'Import members'),
  columns: MemberColumns,
  example: 'ref,name,phone,areaCode,language\nm0007,张小兰,10012345678,152921100001003,zh-CN\n',
})

export const memberRegistered = event({
  type: 'members.member-registered.v1',
  title: say('成员已登记', 'A member was registered'),
  data: z.object({ memberId: MemberId, areaId: AreaId }),
  example: { memberId: 'm0007', areaId: '152921100001003' },
})
