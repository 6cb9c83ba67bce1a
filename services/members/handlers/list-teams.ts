import { implement } from '@wangge/http'
import { listWithin } from '@wangge/listing'
import * as contract from '../contract/teams.ts'
import { placed } from '../domain/member.ts'
import { TeamRow } from '../table.ts'

export const listTeams = implement(contract.listTeams)(async ({ principal, query }, ports) => {
  const { items, next } = await listWithin(TeamRow, 'teams', { principal, action: 'team.read', query }, ports)
  return { items: items.map(placed), next }
})
