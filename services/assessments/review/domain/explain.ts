import type { CountyConfig } from '@wangge/county/config'
import { say } from '@wangge/problem'
import type * as z from 'zod'
import type { Record } from '../../record/contract.ts'
import { type Entry, latestOf, tellableOf } from '../../record/domain.ts'
import type { Explanation, Review } from '../contract.ts'

/** A dispatch is its case's: `<case>~<which>`. */
const ledgerOf = ({ recordId }: Entry): string => `/v1/cases/${recordId.split('~')[0]}/ledger`

const hrefs: globalThis.Record<Entry['source'], (entry: Entry) => string> = {
  sheet: ({ recordId, areaId }) => `/v1/sheets?area=${areaId}&period=${recordId.split('~')[1]}`,
  case: ledgerOf,
  rating: ledgerOf,
  found: ledgerOf,
  dispatch: ledgerOf,
  answer: ledgerOf,
  mediation: ({ recordId }) => `/v1/cases/${recordId.replace('~', '/mediations/')}`,
}

const recordOf = (entry: Entry): Record => {
  const { source, recordId, tallies, at } = entry
  return { source, recordId, href: hrefs[source](entry), tallies, at }
}

/** A confidential case is counted and never named (C20). */
const isNamed = ({ confidential }: Entry): boolean => !confidential

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`

/** Opens a review to its rule, its figures and every record behind them. */
export const explain = (
  review: Review,
  entries: readonly Entry[],
  { indicators, stars, cases }: Pick<CountyConfig, 'indicators' | 'stars' | 'cases'>,
): z.input<typeof Explanation> => {
  const counted = tellableOf(latestOf(entries, review.madeAt), { cases })
  const cuts = stars.cutPoints.map(percent)
  return {
    review,
    rule: say(
      `得分为各项指标按权重的平均值；没有记录的指标不计。得分达到 ${cuts.join('、')} 分别为二至五星，以下为一星。`,
      `The score is the weighted mean of the indicators that counted; one without records does not. Two to five stars from ${cuts.join(', ')}; below that one.`,
    ),
    cutPoints: [...stars.cutPoints],
    figures: review.figures.flatMap((figure) => {
      const indicator = indicators.find(({ id }) => id === figure.id)
      if (!indicator) return []
      const { name, numerator, denominator } = indicator
      const behind = counted.filter(({ tallies }) => numerator in tallies || denominator in tallies)
      const records = behind.filter(isNamed).map(recordOf)
      const withheld = behind.length - records.length
      return [{ ...figure, name, numeratorTally: numerator, denominatorTally: denominator, records, withheld }]
    }),
    leftOut: entries.filter((entry) => entry.recordedAt > review.madeAt && isNamed(entry)).map(recordOf),
  }
}
