import type { Geometry } from '@wangge/county/locate'
import { type AreaNode, listingDepth } from '@wangge/county/rows'
import { type Allowed, type Fault, say, type Text } from '@wangge/problem'

// a boundary of this many positions is about 100 KB: a quarter of what one row may hold
const mostPositions = 5000

type Ring = readonly (readonly number[])[]
const ringsOf = ({ type, coordinates }: Geometry): Ring[] => (type === 'Polygon' ? coordinates : coordinates.flat())

const doubleArea = (ring: Ring): number =>
  ring.slice(1).reduce((sum, [x = 0, y = 0], at) => {
    const [px = 0, py = 0] = ring[at] ?? []
    return sum + px * y - x * py
  }, 0)

const wrong = (what: Text, allowed?: Allowed): Fault => ({
  path: 'geometry',
  what,
  ...(allowed === undefined ? {} : { allowed }),
})

/** What a schema cannot say: rings are closed, enclose something, lie on Earth, and are not endless. */
export const geometryFault = (geometry: Geometry): Fault | undefined => {
  const rings = ringsOf(geometry)
  const positions = rings.flat()
  if (positions.length > mostPositions) return wrong(say('顶点过多', 'Too many positions'), { max: mostPositions })
  for (const [lon = 0, lat = 0] of positions) {
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
      return wrong(say('坐标须为经度、纬度（度）', 'Positions are longitude and latitude in degrees'))
    }
  }
  for (const ring of rings) {
    const [first, last] = [ring[0], ring.at(-1)]
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
      return wrong(say('环的首尾两点须相同', 'A ring ends where it begins'))
    }
    if (doubleArea(ring) === 0) return wrong(say('环没有围出面积', 'A ring encloses nothing'))
  }
  return undefined
}

/**
 * Where an area's boundary is kept: a grid's with its neighbours of the listing area, in which places are looked up;
 * those of the areas above in partitions that no look-up reads.
 */
export const partitionOf = ({ kind, path, parentId }: AreaNode): string =>
  kind === 'area' ? `above-${parentId ?? 'county'}` : (path[Math.min(listingDepth, path.length - 1)] as string)
