import type { CountyConfig } from '@wangge/county/config'
import { type Entry, latestOf, sumOf, tellableOf } from '../../record/domain.ts'
import type { Who } from '../../subject/domain.ts'
import type { Figure, Review } from '../contract.ts'

type Rules = Pick<CountyConfig, 'indicators' | 'stars' | 'version' | 'cases'>

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

/** Stars from a score: one, and one more for every cut point reached. */
export const starsOf = (score: number, cutPoints: readonly number[]): number =>
  1 + cutPoints.filter((point) => score >= point).length

const figureOf = (entries: readonly Entry[], indicator: Rules['indicators'][number]): Figure => {
  const { id, weight, minCount } = indicator
  const numerator = sumOf(entries, indicator.numerator)
  const denominator = sumOf(entries, indicator.denominator)
  if (denominator === 0)
    return { id, numerator, denominator, value: null, weight, counted: false, why: 'nothing-to-count' }
  // what came back of an earlier month is taken off this one
  const value = rounded(Math.max(0, Math.min(1, numerator / denominator)))
  const mean = indicator.mean && { mean: rounded(sumOf(entries, indicator.mean) / denominator) }
  return denominator < minCount
    ? { id, numerator, denominator, value, ...mean, weight, counted: false, why: 'too-few' }
    : { id, numerator, denominator, value, ...mean, weight, counted: true }
}

/** Makes the review of one subject for one period from its records, by the county's indicators. */
export const makeReview = (
  { kind, subjectId, areaId }: Who,
  period: string,
  entries: readonly Entry[],
  { indicators, stars, version, cases }: Rules,
  now: string,
): Review => {
  const known = tellableOf(latestOf(entries, now), { cases })
  const figures = indicators.map((indicator) => figureOf(known, indicator))
  const counted = figures.filter((figure) => figure.counted)
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0)
  const score =
    weights === 0 ? null : rounded(counted.reduce((sum, { value, weight }) => sum + (value ?? 0) * weight, 0) / weights)
  return {
    reviewId: `${period}~${kind}~${subjectId}`,
    subjectKind: kind,
    subjectId,
    areaId,
    period,
    score,
    stars: score === null ? null : starsOf(score, stars.cutPoints),
    figures,
    configVersion: version,
    madeAt: now,
  }
}
