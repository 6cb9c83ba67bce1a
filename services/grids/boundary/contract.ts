import { route } from '@wangge/contract'
import { Crs } from '@wangge/county/locate'
import { ImportQuery, ImportResult } from '@wangge/imports/result'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { AreaWithLineage, exampleGrid, exampleLineage } from '../area/contract/views.ts'

const tag = 'areas'

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
  example: { query: { lon: '105.7', lat: '38.8', crs: 'GCJ-02' }, answer: { ...exampleGrid, lineage: exampleLineage } },
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
