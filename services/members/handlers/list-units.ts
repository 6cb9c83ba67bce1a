import { implement } from '@wangge/http'
import { listWithin } from '@wangge/listing'
import * as contract from '../contract/units.ts'
import { placed } from '../domain/member.ts'
import { UnitRow } from '../table.ts'

export const listUnits = implement(contract.listUnits)(async ({ principal, query }, ports) => {
  const { items, next } = await listWithin(UnitRow, 'units', { principal, action: 'unit.read', query }, ports)
  return { items: items.map(placed), next }
})
