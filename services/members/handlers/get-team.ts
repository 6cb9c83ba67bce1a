import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import * as contract from '../contract/teams.ts'
import { areaOf, placed } from '../domain/member.ts'
import { TeamRow } from '../table.ts'

export const getTeam = implement(contract.getTeam)(async ({ params, principal }, { table, county }) => {
  const team = await table.get(TeamRow, params)
  if (!team) throw notFound()
  allow(principal, 'team.read', await county.pathOf(areaOf(team)))
  const { rev: _, ...shown } = placed(team)
  return shown
})
