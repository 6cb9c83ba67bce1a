import { caseRules, tellableCount } from '@wangge/county/case-rules'
import type { CountyConfig } from '@wangge/county/config'
import type { Figure, Review, SubjectKind } from '../contract.ts'

/** One record's part in the tallies of a subject and month. Append-only: of one record the highest revision counts. */
export interface Entry {
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly period: string
  readonly source: 'sheet' | 'case' | 'rating' | 'mediation'
  readonly recordId: string
  readonly recordRev: number
  readonly areaId: string
  /** Tally → amount, e.g. `contacts.due` → 12. */
  readonly tallies: Record<string, number>
  /** Of a confidential case (C20). */
  readonly confidential?: true | undefined
  readonly at: string
  readonly recordedAt: string
}

export interface Reviewed {
  readonly kind: SubjectKind
  readonly subjectId: string
  readonly areaId: string
}

type Rules = Pick<CountyConfig, 'indicators' | 'stars' | 'version' | 'cases'>

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

/** Of each record the entry that counts, as known at an instant. */
export const counting = (entries: readonly Entry[], asOf: string): Entry[] => {
  const latest = new Map<string, Entry>()
  for (const entry of entries) {
    const key = `${entry.source} ${entry.recordId}`
    const known = latest.get(key)
    if (entry.recordedAt <= asOf && (!known || entry.recordRev > known.recordRev)) latest.set(key, entry)
  }
  return [...latest.values()]
}

/** Without those of confidential cases while there are so few that a figure would tell of them (C20). */
export const tellable = (entries: readonly Entry[], rules: Pick<CountyConfig, 'cases'>): readonly Entry[] => {
  // a mediation is its case's: `<case>~<which>`
  const kept = new Set(entries.flatMap(({ confidential, recordId }) => (confidential ? recordId.split('~')[0] : [])))
  return tellableCount(kept.size, caseRules(rules)) === null
    ? entries.filter(({ confidential }) => !confidential)
    : entries
}

/** Sums one tally. */
export const sumOf = (entries: readonly Entry[], tally: string): number =>
  entries.reduce((sum, { tallies }) => sum + (tallies[tally] ?? 0), 0)

/** Stars from a score: one, and one more for every cut point reached. */
export const starsOf = (score: number, cutPoints: readonly number[]): number =>
  1 + cutPoints.filter((point) => score >= point).length

const figureOf = (entries: readonly Entry[], indicator: Rules['indicators'][number]): Figure => {
  const { id, weight, minCount } = indicator
  const numerator = sumOf(entries, indicator.numerator)
  const denominator = sumOf(entries, indicator.denominator)
  if (denominator === 0)
    return { id, numerator, denominator, value: null, weight, counted: false, why: 'nothing-to-count' }
  const value = rounded(Math.min(1, numerator / denominator))
  return denominator < minCount
    ? { id, numerator, denominator, value, weight, counted: false, why: 'too-few' }
    : { id, numerator, denominator, value, weight, counted: true }
}

/** Makes the review of one subject for one period from its records, by the county's indicators. */
export const makeReview = (
  { kind, subjectId, areaId }: Reviewed,
  period: string,
  entries: readonly Entry[],
  { indicators, stars, version, cases }: Rules,
  now: string,
): Review => {
  const known = tellable(counting(entries, now), { cases })
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
