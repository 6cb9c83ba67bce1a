import { defineEntity, type Table } from '@wangge/table'
import * as z from 'zod'
import { Review, reviewMade, SubjectKind } from './contract.ts'
import type { Reviewed } from './domain/review.ts'

/** Who is reviewed, in the partition of their listing area. */
export const SubjectRow = defineEntity('assessments', 'subject', {
  schema: z.object({
    kind: SubjectKind,
    subjectId: z.string(),
    areaId: z.string(),
    listingAreaId: z.string(),
    spans: z.record(
      z.string(),
      z.object({ rev: z.number(), areaId: z.string(), from: z.string(), to: z.string().optional() }),
    ),
  }),
  key: ({ listingAreaId, kind, subjectId }: { listingAreaId: string; kind: string; subjectId: string }) => [
    `subjects#${listingAreaId}`,
    `${kind}#${subjectId}`,
  ],
})

const padded = (rev: number): string => String(rev).padStart(6, '0')

/** One record's part in a subject's month; append-only, so that a review can be opened as it was made. */
export const EntryRow = defineEntity('assessments', 'entry', {
  schema: z.object({
    subjectKind: SubjectKind,
    subjectId: z.string(),
    period: z.string(),
    source: z.enum(['sheet', 'case', 'rating', 'mediation']),
    recordId: z.string(),
    recordRev: z.number().int(),
    areaId: z.string(),
    tallies: z.record(z.string(), z.number()),
    /** Of a confidential case (C20): never named, and not counted while few can be guessed at. */
    confidential: z.literal(true).optional(),
    at: z.string(),
    recordedAt: z.string(),
  }),
  key: (k: {
    subjectKind: string
    subjectId: string
    period: string
    source: string
    recordId: string
    recordRev: number
  }) => [`entries#${k.subjectKind}#${k.subjectId}`, `${k.period}#${k.source}#${k.recordId}#${padded(k.recordRev)}`],
})

/** A review, frozen when it was made; it is its own fact. */
export const ReviewRow = defineEntity('assessments', 'review', {
  schema: z.object({ ...Review.shape, listingAreaId: z.string() }),
  key: ({ reviewId }: { reviewId: string }) => [`review#${reviewId}`, 'review'],
  index: {
    1: ({ listingAreaId, period, subjectKind, subjectId }) => [
      `at#${listingAreaId}`,
      `${period}#${subjectKind}#${subjectId}`,
    ],
  },
  brief: ['reviewId', 'subjectKind', 'subjectId', 'areaId', 'period', 'score', 'stars'],
  fact: reviewMade,
  event: ({ reviewId, period, madeAt }) => ({
    subject: reviewId,
    time: madeAt,
    cause: `assessments.make-reviews@${period}`,
  }),
})

/** Everything counted for a subject in a period. A team's records are those of the grid it serves. */
export const entriesOf = async (table: Table, { kind, subjectId, areaId }: Reviewed, period: string) => {
  const partition = kind === 'team' ? `entries#grid#${areaId}` : `entries#${kind}#${subjectId}`
  const entries = []
  let after: string | undefined
  do {
    const page = await table.list(EntryRow, partition, { prefix: `${period}#`, limit: 100, after })
    entries.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return entries
}

/** Who is reviewed in a listing area, page by page. */
export const subjectsIn = async function* (table: Table, listingAreaId: string) {
  let after: string | undefined
  do {
    const page = await table.list(SubjectRow, `subjects#${listingAreaId}`, { limit: 100, after })
    yield page.items
    after = page.next
  } while (after !== undefined)
}
