import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { placed } from '../domain/member.ts'
import { listWithin } from '../listing.ts'
import { UnitRow } from '../table.ts'

export const listUnits = implement(contract.listUnits)(async ({ principal, query }, ports) => {
  const { items, next } = await listWithin(UnitRow, 'units', { principal, action: 'unit.read', query }, ports)
  return { items: items.map(placed), next }
})
