import { AreaId, LocalDate, line, pageOf, paging, route } from '@wangge/contract'
import { Crs } from '@wangge/county/locate'
import { AreaNodeSchema } from '@wangge/county/rows'
import { ImportQuery, ImportResult, importRoute } from '@wangge/imports/result'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'areas'

/** A county, township, village, grid … of any depth. Its id is the code it was opened with. */
export const Area = AreaNodeSchema
export type Area = z.output<typeof Area>
const { level, name, kind } = AreaNodeSchema.shape

/** An area with the names of everything above it, from the county down to itself. */
export const AreaWithLineage = Area.extend({
  lineage: z.array(z.object({ areaId: AreaId, level, name })),
})

const grid = {
  areaId: '152921100001003',
  parentId: '152921100001',
  path: ['152921', '152921100', '152921100001', '152921100001003'],
  level: 'grid',
  kind: 'basic-grid',
  name: '第三网格',
  code: '152921100001003',
  from: '2026-01-01',
} as const
const lineage = [
  { areaId: '152921', level: 'county', name: '阿拉善左旗' },
  { areaId: '152921100', level: 'township', name: '温都尔勒图镇' },
  { areaId: '152921100001', level: 'village', name: '通古淖尔社区' },
  { areaId: '152921100001003', level: 'grid', name: '第三网格' },
]

/** The tops of what the caller may see. */
export const listAreas = route({
  method: 'GET',
  path: '/v1/areas',
  action: 'area.read',
  tag,
  summary: say('我可见的顶层区域', 'Areas at the top of what I may see'),
  query: z.object(paging),
  answer: pageOf(Area),
  example: { answer: { items: [grid] } },
})

export const getArea = route({
  method: 'GET',
  path: '/v1/areas/{areaId}',
  action: 'area.read',
  tag,
  summary: say('区域详情', 'One area'),
  params: z.object({ areaId: AreaId }),
  answer: AreaWithLineage,
  example: { params: { areaId: grid.areaId }, answer: { ...grid, lineage } },
})

/** Areas directly below, in order of code; closed ones are left out. */
export const listChildren = route({
  method: 'GET',
  path: '/v1/areas/{areaId}/children',
  action: 'area.read',
  tag,
  summary: say('下级区域', 'Areas directly below'),
  params: z.object({ areaId: AreaId }),
  query: z.object(paging),
  answer: pageOf(Area),
  example: { params: { areaId: grid.parentId }, answer: { items: [grid] } },
})

/** Which grid a place is in. The coordinate system is always named: maps in China differ by hundreds of metres. */
export const locateArea = route({
  method: 'GET',
  path: '/v1/areas/locate',
  action: 'area.read',
  tag,
  summary: say('查询位置所在网格', 'Which grid a place is in'),
  query: z.object({
    lon: z.coerce.number().min(-180).max(180),
    lat: z.coerce.number().min(-90).max(90),
    crs: Crs,
  }),
  answer: AreaWithLineage,
  example: { query: { lon: '105.7', lat: '38.8', crs: 'GCJ-02' }, answer: { ...grid, lineage } },
})

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

/** Features carry the area's code in `properties.code`; in results a feature's row is its number, from 1. */
export const importBoundaries = route({
  method: 'POST',
  path: '/v1/imports/boundaries',
  action: 'boundary.import',
  tag: 'imports',
  summary: say('导入边界', 'Import boundaries'),
  query: ImportQuery.extend({
    crs: Crs.default('WGS-84').meta({ description: 'Coordinate system of the file; RFC 7946 says WGS-84' }),
  }),
  body: z.string().meta({ description: 'GeoJSON FeatureCollection of Polygon and MultiPolygon, properties.code' }),
  mediaType: 'application/geo+json',
  answer: ImportResult,
  idempotent: false,
  example: {
    query: { dryRun: 'true' },
    body: '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"152921100001003"},"geometry":{"type":"Polygon","coordinates":[[[105.6,38.8],[105.7,38.8],[105.7,38.9],[105.6,38.8]]]}}]}',
    answer: { dryRun: true, rows: 1, added: 1, changed: 0, unchanged: 0, refused: 0, errors: [], warnings: [] },
  },
})

/** Grids in which nobody holds a post that the county's ladder would turn to, in the order of the tree. */
export const listUnmannedGrids = route({
  method: 'GET',
  path: '/v1/unmanned-grids',
  action: 'area.read',
  tag,
  summary: say('无人在岗的网格', 'Grids without anybody in post'),
  query: z.object({ area: AreaId, ...paging }),
  answer: pageOf(Area),
  example: { query: { area: grid.parentId }, answer: { items: [grid] } },
})
