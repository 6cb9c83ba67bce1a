import { AreaId, event, formatted, line, MemberId, pageOf, paging, route, TeamId } from '@wangge/contract'
import { importRoute } from '@wangge/imports/result'
import { say } from '@wangge/problem'
import * as z from 'zod'

/** A volunteer team of a grid (先锋服务队, 突击队, 义警 …). `kind` is in the county's own words. */
export const Team = z.object({
  teamId: TeamId,
  name: line(80),
  areaId: AreaId,
  kind: line(40),
  memberIds: z.array(MemberId).max(200),
  size: z.int(),
})

const listed = { teamId: 't01', name: '第三网格先锋服务队', areaId: '152921100001003', kind: '先锋服务队', size: 2 }

export const listTeams = route({
  method: 'GET',
  path: '/v1/teams',
  action: 'team.read',
  tag: 'teams',
  summary: say('队伍列表', 'Teams of an area'),
  query: z.object({ area: AreaId.optional(), ...paging }),
  answer: pageOf(Team.omit({ memberIds: true })),
  example: { query: { area: '152921100001' }, answer: { items: [listed] } },
})

export const getTeam = route({
  method: 'GET',
  path: '/v1/teams/{teamId}',
  action: 'team.read',
  tag: 'teams',
  summary: say('队伍详情', 'One team'),
  params: z.object({ teamId: TeamId }),
  answer: Team,
  example: { params: { teamId: 't01' }, answer: { ...listed, memberIds: ['m0007', 'm0008'] } },
})

const refs = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .split(/[;；]/)
        .map((ref) => ref.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(MemberId).min(1).max(200))

/** `memberRefs` are separated by semicolons. */
export const TeamColumns = z.object({
  ref: formatted(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/, 'ref', 't01'),
  name: line(80),
  gridCode: AreaId,
  kind: line(40),
  memberRefs: refs,
})

export const importTeams = importRoute({
  kind: 'teams',
  action: 'team.import',
  summary: say('导入队伍', 'Import teams'),
  columns: TeamColumns,
  example: 'ref,name,gridCode,kind,memberRefs\nt01,第三网格先锋服务队,152921100001003,先锋服务队,m0007;m0008\n',
})

export const teamFormed = event({
  type: 'members.team-formed.v1',
  title: say('队伍已组建', 'A team was formed'),
  data: z.object({ teamId: TeamId, areaId: AreaId, size: z.int() }),
  example: { teamId: 't01', areaId: '152921100001003', size: 2 },
})
