import { AreaId, LocalDate, line } from '@wangge/contract'
import { AreaNodeSchema } from '@wangge/county/rows'
import { importRoute } from '@wangge/imports/result'
import { say } from '@wangge/problem'
import * as z from 'zod'

const { level, kind } = AreaNodeSchema.shape

/** Parents stand before their children. Without `from` an area is open from today. */
export const AreaColumns = z.object({
  code: AreaId,
  name: line(60),
  level,
  kind: kind.default('area'),
  parentCode: AreaId.optional(),
  from: LocalDate.optional(),
})
export type AreaColumns = z.output<typeof AreaColumns>

export const importAreas = importRoute({
  kind: 'areas',
  action: 'area.import',
  summary: say('导入区域', 'Import areas'),
  columns: AreaColumns,
  example: 'code,name,level,kind,parentCode\n152921100001003,第三网格,grid,basic-grid,152921100001\n',
})
