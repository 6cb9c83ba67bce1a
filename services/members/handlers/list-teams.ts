import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { placed } from '../domain/member.ts'
import { listWithin } from '../listing.ts'
import { TeamRow } from '../table.ts'

export const listTeams = implement(contract.listTeams)(async ({ principal, query }, ports) => {
  const { items, next } = await listWithin(TeamRow, 'teams', { principal, action: 'team.read', query }, ports)
  return { items: items.map(placed), next }
})
