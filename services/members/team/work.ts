import type { Ports } from '@wangge/http'
import { added, changed, refused, unchanged, type Verdict } from '@wangge/imports'
import { type Fault, say } from '@wangge/problem'
import { type Item, occur, put } from '@wangge/table'
import type * as z from 'zod'
import { isKept } from '../member/domain/kept.ts'
import { itemsBy } from '../member/table/items.ts'
import { MemberRow } from '../member/table/member.ts'
import { pathsOf } from '../member/table/place.ts'
import type { Act } from '../member/work/act.ts'
import { type TeamColumns, teamFormed } from './contract.ts'
import type { Team } from './domain.ts'
import { TeamRow } from './table.ts'

type Row = z.output<typeof TeamColumns>

/** What decisions about teams must know; `form` keeps it up to date. */
export interface Teams {
  readonly paths: ReadonlyMap<string, string[]>
  readonly members: { has(memberId: string): boolean }
  readonly teams: Map<string, Item<typeof TeamRow> & { rev?: number }>
}

export const readTeams = async ({ table }: Pick<Ports, 'table'>, rows: readonly Row[]): Promise<Teams> => {
  const areaIds = rows.map(({ gridCode }) => gridCode)
  const memberIds = rows.flatMap(({ memberRefs }) => memberRefs)
  const teamIds = rows.map(({ ref }) => ref)
  const [paths, members, teams] = await Promise.all([
    pathsOf(table, areaIds),
    itemsBy(table, MemberRow, 'memberId', memberIds),
    itemsBy(table, TeamRow, 'teamId', teamIds),
  ])
  return { paths, members, teams }
}

const faultsOf = ({ paths, members }: Teams, { gridCode, memberRefs }: Row): Fault[] => {
  const missing = memberRefs.filter((ref) => !members.has(ref))
  const what = say(`没有这些成员：${missing.join('、')}`, `No such members: ${missing.join(', ')}`)
  return [
    ...(paths.has(gridCode) ? [] : [{ path: 'gridCode', what: say('没有这个区域', 'No such area') }]),
    ...(missing.length === 0 ? [] : [{ path: 'memberRefs', what }]),
  ]
}

/** Forms a team, or takes over what has changed about it. */
export const form = (known: Teams, row: Row, { now, cause, actor }: Act): Verdict => {
  const faults = faultsOf(known, row)
  if (faults.length > 0) return refused(...faults)
  const { ref: teamId, name, kind, gridCode, memberRefs: memberIds } = row
  const size = memberIds.length
  const team: Team = { teamId, name, kind, path: known.paths.get(gridCode) as string[], memberIds, size }
  const found = known.teams.get(teamId)
  if (isKept<Team>(found, team)) return unchanged
  const state = { ...team, rev: found?.rev }
  known.teams.set(teamId, state)
  if (found) return changed([put(TeamRow, state)])
  const data = { teamId, areaId: gridCode, size }
  const told = { prefix: 'members', aggregate: `team#${teamId}`, rev: 1, subject: teamId, at: now, cause, actor }
  return added([put(TeamRow, state), occur({ ...told, fact: teamFormed, data })])
}
