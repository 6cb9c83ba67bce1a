import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { added, changed, importRows, refused, unchanged } from '@wangge/imports'
import { pageAsked } from '@wangge/listing'
import { say } from '@wangge/problem'
import { put } from '@wangge/table'
import { isKept } from '../member/domain/kept.ts'
import { withArea } from '../member/domain/place.ts'
import { itemsBy } from '../member/table/items.ts'
import { pathsOf } from '../member/table/place.ts'
import * as contract from './contract.ts'
import { UnitRow, unitList } from './table.ts'

export const importUnits = implement(contract.importUnits)(async ({ body, query, principal, request }, ports) => {
  const { table, county } = ports
  allow(principal, 'unit.import', [(await county.config()).code])
  return importRows({
    csv: body,
    columns: contract.UnitColumns,
    dryRun: query.dryRun,
    language: request.language,
    encoding: request.encoding,
    idOf: ({ ref }) => ['ref', ref],
    table,
    read: async (rows) => {
      const [unitIds, areaIds] = [rows.map(({ ref }) => ref), rows.map(({ areaCode }) => areaCode)]
      return { paths: await pathsOf(table, areaIds), units: await itemsBy(table, UnitRow, 'unitId', unitIds) }
    },
    decide: ({ ref: unitId, name, areaCode, kind }, { paths, units }) => {
      const path = paths.get(areaCode)
      if (!path) return refused({ path: 'areaCode', what: say('没有这个区域', 'No such area') })
      const found = units.get(unitId)
      const unit = { unitId, name, kind, path }
      if (isKept(found, unit)) return unchanged
      units.set(unitId, { ...unit, rev: found?.rev })
      return found ? changed([put(UnitRow, { ...unit, rev: found.rev })]) : added([put(UnitRow, unit)])
    },
  })
})

export const listUnits = implement(contract.listUnits)(async ({ principal, query: { area, ...range } }, ports) => {
  const asking = { principal, action: 'unit.read', area } as const
  const { items, next } = await pageAsked(UnitRow, asking, { ...unitList, ...range }, ports)
  return { items: items.map(withArea), next }
})
