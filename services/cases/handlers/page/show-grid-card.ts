import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { gridOf } from '../../pages/grid.ts'
import { gridCard } from '../../pages/grid-card.ts'
import { readingOf, shown } from '../../pages/reading.ts'

export const showGridCard = implement(contract.showGridCard)(async ({ params, query, request }, ports) => {
  const [grid, filled] = await Promise.all([gridOf(params.gridCode, ports), ports.access.postsAt(params.gridCode)])
  const reading = readingOf(request, query, `/r/${params.gridCode}/card`)
  const posts = [...new Set(filled.map(({ role }) => role))]
  return shown(200, reading, gridCard(grid, { posts, address: `${request.origin}/r/${params.gridCode}` }, reading))
})
