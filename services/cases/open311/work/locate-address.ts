import { type AreaNode, type County, isOpenOn } from '@wangge/county'
import { invalid, say } from '@wangge/problem'

/**
 * The grid that an address names, read from the county down: 甲镇乙村第二网格. Of several names in it the longest holds.
 * Nothing is guessed: an address that leads to no grid is refused.
 */
export const gridOfAddress = async (
  address: string,
  { county, root, today }: { county: Pick<County, 'children'>; root: string; today: string },
): Promise<string> => {
  const inside = async (areaId: string): Promise<AreaNode[]> =>
    (await county.children(areaId)).filter((area) => isOpenOn(area, today))
  let at = await inside(root)
  while (at.length > 0) {
    const named = at.filter(({ name }) => address.includes(name)).sort((a, b) => b.name.length - a.name.length)
    const found = named[0] ?? (at.length === 1 ? at[0] : undefined)
    if (!found) break
    if (found.kind !== 'area') return found.areaId
    at = await inside(found.areaId)
  }
  throw invalid(
    'address_string',
    say(
      '由地址找不到网格，请给 lat 和 long，或网格编码 address_id',
      'No grid was found by the address; give lat and long, or a grid’s code as address_id',
    ),
  )
}
