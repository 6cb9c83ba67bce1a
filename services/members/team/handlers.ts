import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { importRows } from '@wangge/imports'
import { pageAsked } from '@wangge/listing'
import { notFound } from '@wangge/problem'
import { areaOf, withArea } from '../member/domain/place.ts'
import { actOf } from '../member/work/act.ts'
import * as contract from './contract.ts'
import { TeamRow, teamList } from './table.ts'
import { form, readTeams } from './work.ts'

export const getTeam = implement(contract.getTeam)(async ({ params, principal }, { table, county }) => {
  const team = await table.get(TeamRow, params)
  if (!team) throw notFound()
  allow(principal, 'team.read', await county.pathOf(areaOf(team)))
  const { rev: _, ...shown } = withArea(team)
  return shown
})

export const importTeams = implement(contract.importTeams)(async (asked, ports) => {
  const { body, query, principal, request } = asked
  allow(principal, 'team.import', [(await ports.county.config()).code])
  const act = actOf(asked, ports.now)
  return importRows({
    csv: body,
    columns: contract.TeamColumns,
    dryRun: query.dryRun,
    language: request.language,
    encoding: request.encoding,
    idOf: ({ ref }) => ['ref', ref],
    table: ports.table,
    read: (rows) => readTeams(ports, rows),
    decide: (row, known) => form(known, row, act),
  })
})

export const listTeams = implement(contract.listTeams)(async ({ principal, query: { area, ...range } }, ports) => {
  const asking = { principal, action: 'team.read', area } as const
  const { items, next } = await pageAsked(TeamRow, asking, { ...teamList, ...range }, ports)
  return { items: items.map(withArea), next }
})
