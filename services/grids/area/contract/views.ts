import { AreaId } from '@wangge/contract'
import { AreaNodeSchema } from '@wangge/county/rows'
import * as z from 'zod'

/** A county, township, village, grid … of any depth. Its id is the code it was opened with. */
export const Area = AreaNodeSchema
export type Area = z.output<typeof Area>
const { level, name } = AreaNodeSchema.shape

/** An area with the names of everything above it, from the county down to itself. */
export const AreaWithLineage = Area.extend({
  lineage: z.array(z.object({ areaId: AreaId, level, name })),
})

export const exampleGrid = {
  areaId: '152921100001003',
  parentId: '152921100001',
  path: ['152921', '152921100', '152921100001', '152921100001003'],
  level: 'grid',
  kind: 'basic-grid',
  name: '第三网格',
  code: '152921100001003',
  from: '2026-01-01',
} as const
export const exampleLineage = [
  { areaId: '152921', level: 'county', name: '阿拉善左旗' },
  { areaId: '152921100', level: 'township', name: '温都尔勒图镇' },
  { areaId: '152921100001', level: 'village', name: '通古淖尔社区' },
  { areaId: '152921100001003', level: 'grid', name: '第三网格' },
]
