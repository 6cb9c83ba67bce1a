import { allow, inForce, Posts } from '@wangge/access'
import type { AreaNode } from '@wangge/county'
import { implement } from '@wangge/http'
import { localDate } from '@wangge/time'
import * as contract from '../contract/unmanned.ts'
import { areaView } from '../domain/tree.ts'
import { gridsUnder } from '../work.ts'

const batch = 100

export const listUnmannedGrids = implement(contract.listUnmannedGrids)(
  async ({ query: { area, limit, after }, principal }, { table, county, now }) => {
    allow(principal, 'area.read', await county.pathOf(area))
    const { zone, ladder } = await county.config()
    const unmanned = async (grids: readonly AreaNode[]): Promise<AreaNode[]> => {
      const rows = await table.getMany(
        Posts,
        grids.map(({ areaId }) => ({ areaId })),
      )
      return grids.filter(({ level }, at) => {
        const wanted: readonly string[] = ladder.roleByLevel[level] ?? []
        return !rows[at]?.posts.some((post) => wanted.includes(post.role) && inForce(post, now))
      })
    }
    const found: AreaNode[] = []
    let waiting: AreaNode[] = []
    const behind = after === undefined ? [] : await county.pathOf(after)
    for await (const grid of gridsUnder(county, area, { today: localDate(now, zone), behind })) {
      waiting.push(grid)
      if (waiting.length < batch) continue
      found.push(...(await unmanned(waiting)))
      waiting = []
      if (found.length > limit) break
    }
    found.push(...(await unmanned(waiting)))
    const items = found.slice(0, limit).map(areaView)
    return { items, next: found.length > limit ? items.at(-1)?.areaId : undefined }
  },
)
