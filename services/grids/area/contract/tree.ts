import { AreaId, pageOf, paging, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Area, AreaWithLineage, exampleGrid, exampleLineage } from './views.ts'

const tag = 'areas'

/** The tops of what the caller may see. */
export const listAreas = route({
  method: 'GET',
  path: '/v1/areas',
  action: 'area.read',
  tag,
  summary: say('我可见的顶层区域', 'Areas at the top of what I may see'),
  query: z.object(paging),
  answer: pageOf(Area),
  example: { answer: { items: [exampleGrid] } },
})

export const getArea = route({
  method: 'GET',
  path: '/v1/areas/{areaId}',
  action: 'area.read',
  tag,
  summary: say('区域详情', 'One area'),
  params: z.object({ areaId: AreaId }),
  answer: AreaWithLineage,
  example: { params: { areaId: exampleGrid.areaId }, answer: { ...exampleGrid, lineage: exampleLineage } },
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
  example: { params: { areaId: exampleGrid.parentId }, answer: { items: [exampleGrid] } },
})
