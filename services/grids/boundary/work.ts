import { type Crs, Geometry, toWgs84 } from '@wangge/county/locate'
import { faultsOf } from '@wangge/http'
import type { CsvRow } from '@wangge/imports'
import { Problem, say } from '@wangge/problem'
import * as z from 'zod'
import { geometryFault } from './domain.ts'

/** An area's outline in WGS-84. */
export interface Outlined {
  readonly code: string
  readonly geometry: Geometry
}

const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.object({ code: z.string().min(1).max(64) }),
  geometry: Geometry,
})
const mostFeatures = 5000

const refuse = (zh: string, en: string): never => {
  throw new Problem('invalid', say(zh, en))
}

const featuresOf = (text: string): unknown[] => {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return refuse('请求体不是有效的 JSON', 'The body is not valid JSON')
  }
  const { type, features } = (value ?? {}) as { type?: unknown; features?: unknown }
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    return refuse('须为 GeoJSON FeatureCollection', 'The body must be a GeoJSON FeatureCollection')
  if (features.length > mostFeatures) return refuse('一次最多 5000 个要素', 'At most 5,000 features a call')
  return features
}

type Position = number[]
const moved =
  (crs: Crs) =>
  async ([lon = 0, lat = 0]: Position): Promise<Position> => {
    const place = await toWgs84({ lon, lat, crs })
    return [Math.round(place.lon * 1e7) / 1e7, Math.round(place.lat * 1e7) / 1e7]
  }

const inWgs84 = async (geometry: Geometry, crs: Crs): Promise<Geometry> => {
  if (crs === 'WGS-84') return geometry
  const ring = (positions: Position[]) => Promise.all(positions.map(moved(crs)))
  const polygon = (rings: Position[][]) => Promise.all(rings.map(ring))
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: await polygon(geometry.coordinates) }
    : { type: 'MultiPolygon', coordinates: await Promise.all(geometry.coordinates.map(polygon)) }
}

/** Reads a feature collection: each feature, numbered from 1, or what is wrong with it. */
export const readBoundaries = (text: string, crs: Crs): Promise<CsvRow<Outlined>[]> =>
  Promise.all(
    featuresOf(text).map(async (feature, at) => {
      const row = at + 1
      const { success, data, error } = Feature.safeParse(feature)
      if (!success) return { row, faults: faultsOf(error.issues.slice(0, 5), feature) }
      const fault = geometryFault(data.geometry)
      if (fault) return { row, faults: [fault] }
      return { row, value: { code: data.properties.code, geometry: await inWgs84(data.geometry, crs) } }
    }),
  )
