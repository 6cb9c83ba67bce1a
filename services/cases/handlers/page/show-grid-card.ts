import { implement } from '@wangge/http'
import * as contract from '../../contract/pages.ts'
import { gridOf } from '../../pages/grid.ts'
import { gridCard } from '../../pages/grid-card.ts'
import { framed, readingOf, shown } from '../../pages/reading.ts'

export const showGridCard = implement(contract.showGridCard)(({ params: { gridCode }, query, request }, ports) =>
  framed(readingOf(request, query, `/r/${gridCode}/card`), request, async (reading) => {
    const [grid, filled] = await Promise.all([gridOf(gridCode, ports), ports.access.postsAt(gridCode)])
    const posts = [...new Set(filled.map(({ role }) => role))]
    return shown(200, reading, gridCard(grid, { posts, address: `${request.origin}/r/${gridCode}` }, reading))
  }),
)
