import { type AreaNode, isOpenOn, listingDepth } from '@wangge/county'
import { drawingOf } from '@wangge/county/locate'
import type { Ports } from '@wangge/http'
import { localDate, periodOf, previous } from '@wangge/time'
import type * as z from 'zod'
import type { CaseInPublic } from '../../public/contract/public.ts'
import { type Filter, type Past, publicPage } from '../../public/work/cases.ts'
import type { showBoard } from '../contract/board.ts'
import type { Board } from './board.ts'
import type { Reading } from './reading.ts'

type Asked = z.output<typeof showBoard.query>

const pageSize = 25
const monthsBack = 12
/** Villages whose grids are drawn; a map of more has their boxes. */
const mostInFull = 30

const pastOf = (before: string | undefined): Past | undefined => {
  const [at, ...numbers] = before?.split('~') ?? []
  return at === undefined ? undefined : { at, numbers }
}

/** Where this page ended, for the address of the next. */
const endOf = (cases: readonly CaseInPublic[]): string => {
  const { reportedAt: at = '' } = cases.at(-1) ?? {}
  return [at, ...cases.filter(({ reportedAt }) => reportedAt === at).map(({ number }) => number)].join('~')
}

/** What the board shows: read once, for list and map. */
export const readBoard = async (
  { before, lang, area: within, category, state, period }: Asked,
  { language }: Reading,
  ports: Pick<Ports, 'table' | 'county' | 'now'>,
): Promise<Board> => {
  const { county, now } = ports
  const config = await county.config()
  const asked = { area: within, category, state, period }
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as Filter
  const area = filter.area ?? config.code
  const past = pastOf(before)
  const { items, next } = await publicPage(filter, { limit: pageSize, past }, { ...ports, language })
  const lineage = await county.lineage(area)
  const today = localDate(now, config.zone)
  const isShown = (one: AreaNode) => one.path.length - 1 <= listingDepth && isOpenOn(one, today)
  const months = [periodOf('month', now, config.zone)]
  while (months.length < monthsBack) months.push(previous(months.at(-1) as string))
  const pathOf = (more: Record<string, string>) =>
    `/b?${new URLSearchParams({ ...filter, ...(lang && { lang }), ...more })}`
  return {
    filter,
    choices: { config, lineage, inside: (await county.children(area)).filter(isShown), months },
    cases: items,
    drawn: await drawingOf(ports, await county.listingAreasUnder(area), mostInFull),
    newest: past && pathOf({}),
    older: next === undefined ? undefined : pathOf({ before: endOf(items) }),
  }
}
