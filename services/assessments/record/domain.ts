import { caseRules, tellableCount } from '@wangge/county/case-rules'
import type { CountyConfig } from '@wangge/county/config'
import type { SubjectKind } from '../subject/contract.ts'
import type { sources } from './contract.ts'

/** One record's part in the tallies of a subject and month. Append-only: of one record the highest revision counts. */
export interface Entry {
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly period: string
  readonly source: (typeof sources)[number]
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

/** Of each record the entry that counts, as known at an instant. */
export const latestOf = (entries: readonly Entry[], asOf: string): Entry[] => {
  const latest = new Map<string, Entry>()
  for (const entry of entries) {
    const key = `${entry.source} ${entry.recordId}`
    const known = latest.get(key)
    if (entry.recordedAt <= asOf && (!known || entry.recordRev > known.recordRev)) latest.set(key, entry)
  }
  return [...latest.values()]
}

/** Without those of confidential cases while there are so few that a figure would tell of them (C20). */
export const tellableOf = (entries: readonly Entry[], rules: Pick<CountyConfig, 'cases'>): readonly Entry[] => {
  // a mediation is its case's: `<case>~<which>`
  const kept = new Set(entries.flatMap(({ confidential, recordId }) => (confidential ? recordId.split('~')[0] : [])))
  return tellableCount(kept.size, caseRules(rules)) === null
    ? entries.filter(({ confidential }) => !confidential)
    : entries
}

/** Sums one tally. */
export const sumOf = (entries: readonly Entry[], tally: string): number =>
  entries.reduce((sum, { tallies }) => sum + (tallies[tally] ?? 0), 0)
