import { AreaId, pageOf, paging, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Area, exampleGrid } from './views.ts'

const tag = 'areas'

/** Grids in which nobody holds a post that the county's ladder would turn to, in the order of the tree. */
export const listUnmannedGrids = route({
  method: 'GET',
  path: '/v1/unmanned-grids',
  action: 'area.read',
  tag,
  summary: say('无人在岗的网格', 'Grids without anybody in post'),
  query: z.object({ area: AreaId, ...paging }),
  answer: pageOf(Area),
  example: { query: { area: exampleGrid.parentId }, answer: { items: [exampleGrid] } },
})
