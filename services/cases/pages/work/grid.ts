import { type AreaNode, isOpenOn } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { notFound, say } from '@wangge/problem'
import { localDate } from '@wangge/time'

/** A grid as its residents know it. */
export interface Grid {
  readonly area: AreaNode
  /** What it lies in, from the township down. */
  readonly within: string
}

/** The grid of a code that is on a wall somewhere, when it is still one. */
export const gridOf = async (gridCode: string, { county, now }: Pick<Ports, 'county' | 'now'>): Promise<Grid> => {
  const [area, { zone }] = await Promise.all([county.area(gridCode), county.config()])
  if (!area || area.kind === 'area' || !isOpenOn(area, localDate(now, zone)))
    throw notFound(say('没有这个网格，请核对二维码或网址', 'No such grid: check the code or the address'))
  const lineage = await county.lineage(gridCode)
  const within = lineage
    .slice(1, -1)
    .map(({ name }) => name)
    .join(' · ')
  return { area, within }
}
