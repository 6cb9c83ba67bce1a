import { AreaId, formatted, line, pageOf, paging, route, UnitId } from '@wangge/contract'
import { importRoute } from '@wangge/imports/result'
import { say } from '@wangge/problem'
import * as z from 'zod'

/** A department, station, school, firm … that cases are dispatched to. `kind` is in the county's own words. */
export const Unit = z.object({ unitId: UnitId, name: line(80), areaId: AreaId, kind: line(40) })

export const listUnits = route({
  method: 'GET',
  path: '/v1/units',
  action: 'unit.read',
  tag: 'units',
  summary: say('单位列表', 'Units of an area'),
  query: z.object({ area: AreaId.optional(), ...paging }),
  answer: pageOf(Unit),
  example: {
    query: { area: '152921100' },
    answer: { items: [{ unitId: 'u01', name: '镇综合执法队', areaId: '152921100', kind: '综合执法' }] },
  },
})

export const UnitColumns = z.object({
  ref: formatted(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/, 'ref', 'u01'),
  name: line(80),
  areaCode: AreaId,
  kind: line(40),
})

export const importUnits = importRoute({
  kind: 'units',
  action: 'unit.import',
  summary: say('导入单位', 'Import units'),
  columns: UnitColumns,
  example: 'ref,name,areaCode,kind\nu01,镇综合执法队,152921100,综合执法\n',
})
