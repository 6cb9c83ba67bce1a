import { allow, scopes } from '@wangge/access'
import { AreaNode } from '@wangge/county'
import { implement } from '@wangge/http'
import { localDate } from '@wangge/time'
import * as contract from '../contract/tree.ts'
import { areaView, withLineage } from '../domain/tree.ts'

export const getArea = implement(contract.getArea)(async ({ params: { areaId }, principal }, { county }) => {
  const lineage = await county.lineage(areaId)
  allow(
    principal,
    'area.read',
    lineage.map((area) => area.areaId),
  )
  return withLineage(lineage)
})

export const listAreas = implement(contract.listAreas)(async ({ query: { limit, after }, principal }, { county }) => {
  const seen = new Set(scopes(principal, 'area.read'))
  const areas = await Promise.all([...seen].sort().map((areaId) => county.area(areaId)))
  // what lies below another of them is reached through it
  const tops = areas.filter((area) => area?.path.every((areaId) => areaId === area.areaId || !seen.has(areaId)))
  const rest = tops.flatMap((area) => (area && (after === undefined || area.areaId > after) ? [areaView(area)] : []))
  const items = rest.slice(0, limit)
  return { items, next: rest.length > limit ? items.at(-1)?.areaId : undefined }
})

export const listChildren = implement(contract.listChildren)(
  async ({ params: { areaId }, query, principal }, { table, county, now }) => {
    allow(principal, 'area.read', await county.pathOf(areaId))
    const today = localDate(now, (await county.config()).zone)
    const isOpen = ({ to }: Pick<AreaNode, 'to'>) => to === undefined || to > today
    const { items, next } = await table.merge(AreaNode, 1, [`children#${areaId}`], { ...query, where: isOpen })
    return { items: items.map(areaView), next }
  },
)
