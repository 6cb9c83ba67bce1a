import type { Result } from '../bench/results.ts'

type Figure = Result['figures'][number]

const opens = '<!-- missed figures -->'
const closes = '<!-- /missed figures -->'

const heads = {
  en: '| | measured | target | what misses it |',
  'zh-CN': '| | 实测 | 目标 | 没有达到的 |',
} as const

const unitOf = ({ unit }: Figure): string => (unit === 'ratio' ? '' : ` ${unit}`)
const boundOf = ({ target }: Figure): string =>
  target === undefined ? '' : 'most' in target ? `≤ ${target.most}` : `≥ ${target.least}`
const range = (figures: readonly Figure[]): string => {
  const values = figures.map(({ value }) => value).toSorted((a, b) => a - b)
  const [least, most] = [values.at(0), values.at(-1)]
  return least === most ? `${least}` : `${least}–${most}`
}

/** Of one measure, a row for each target and unit that figures miss. */
const rowsOf = ([id, { figures }]: [string, Result]): string[] => {
  const missed = figures.filter(({ met }) => met === false)
  return [...Map.groupBy(missed, (figure) => `${boundOf(figure)}${unitOf(figure)}`)].map(
    ([bound, same]) =>
      `| ${id} | ${range(same)}${unitOf(same[0] as Figure)} | ${bound} | ${same.map(({ name }) => name).join(', ')} |`,
  )
}

/** A page with the table of what `bench/results.json` says is missed, between its marks. */
export const withMissedFigures = (
  page: string,
  results: Readonly<Record<string, Result>>,
  language: keyof typeof heads,
): string => {
  const [from, to] = [page.indexOf(opens), page.indexOf(closes)]
  if (from < 0 || to < from) throw new Error(`the page has no place for what is missed: ${opens} … ${closes}`)
  const table = [heads[language], '|---|---|---|---|', ...Object.entries(results).flatMap(rowsOf)].join('\n')
  return `${page.slice(0, from + opens.length)}\n${table}\n${page.slice(to)}`
}
