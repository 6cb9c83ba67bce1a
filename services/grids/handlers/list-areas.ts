import { scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract/areas.ts'
import { viewOf } from '../domain/lineage.ts'

export const listAreas = implement(contract.listAreas)(async ({ query: { limit, after }, principal }, { county }) => {
  const seen = new Set(scopes(principal, 'area.read'))
  const areas = await Promise.all([...seen].sort().map((areaId) => county.area(areaId)))
  // what lies below another of them is reached through it
  const tops = areas.filter((area) => area?.path.every((areaId) => areaId === area.areaId || !seen.has(areaId)))
  const rest = tops.flatMap((area) => (area && (after === undefined || area.areaId > after) ? [viewOf(area)] : []))
  const items = rest.slice(0, limit)
  return { items, next: rest.length > limit ? items.at(-1)?.areaId : undefined }
})
