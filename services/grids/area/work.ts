import type { AreaNode, County } from '@wangge/county'

/** Open grids of a subtree in the order of the tree, those behind one grid when its path is given. */
export async function* gridsUnder(
  county: Pick<County, 'needArea' | 'children'>,
  areaId: string,
  { today, behind = [] }: { today: string; behind?: readonly string[] },
): AsyncGenerator<AreaNode> {
  const area = await county.needArea(areaId)
  if (area.to !== undefined && area.to <= today) return
  if (area.kind !== 'area') {
    if (area.areaId !== behind.at(-1)) yield area
    return
  }
  const next = behind[area.path.length]
  for (const child of await county.children(areaId)) {
    const isOnTheWay = child.areaId === next
    if (next !== undefined && child.code < next && !isOnTheWay) continue
    yield* gridsUnder(county, child.areaId, { today, behind: isOnTheWay ? behind : [] })
  }
}
