import type { Case } from './case.ts'

const earth = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres between two places, WGS-84, over the ball. */
const metresBetween = (a: { lon: number; lat: number }, b: { lon: number; lat: number }): number => {
  const [fromLat, toLat] = [radians(a.lat), radians(b.lat)]
  const half = (angle: number) => Math.sin(angle / 2) ** 2
  const chord = half(toLat - fromLat) + Math.cos(fromLat) * Math.cos(toLat) * half(radians(b.lon - a.lon))
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(chord)))
}

type Told = Pick<Case, 'caseId' | 'areaId' | 'category' | 'reportedAt' | 'place'>

/** How near another case is that may be the same matter; undefined when it cannot be (C16). */
export const nearness = (
  one: Told,
  other: Told,
  { metres, days }: { metres: number; days: number },
): { sameGrid: boolean; metres?: number } | undefined => {
  const apart = Math.abs(Date.parse(one.reportedAt) - Date.parse(other.reportedAt))
  if (one.caseId === other.caseId || one.category !== other.category || apart > days * 86_400_000) return undefined
  const sameGrid = one.areaId === other.areaId
  const far = one.place && other.place && metresBetween(one.place, other.place)
  if (!sameGrid && (far === undefined || far > metres)) return undefined
  return { sameGrid, ...(far !== undefined && { metres: Math.round(far) }) }
}
