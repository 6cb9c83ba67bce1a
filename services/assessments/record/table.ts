import { defineEntity, every, type Table } from '@wangge/table'
import * as z from 'zod'
import { SubjectKind } from '../subject/contract.ts'
import type { Who } from '../subject/domain.ts'
import { sources } from './contract.ts'

const padded = (rev: number): string => String(rev).padStart(6, '0')

/** One record's part in a subject's month; append-only, so that a review can be opened as it was made. */
export const EntryRow = defineEntity('assessments', 'entry', {
  schema: z.object({
    subjectKind: SubjectKind,
    subjectId: z.string(),
    period: z.string(),
    source: z.enum(sources),
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

/** What was counted of one case for a grid from a month on: of it, its ratings and its mediations. */
export const entriesOfCase = async (table: Table, areaId: string, caseId: string, month: string) => {
  const entries = []
  for await (const entry of every((after) =>
    table.list(EntryRow, `entries#grid#${areaId}`, { from: `${month}#`, limit: 100, after }),
  ))
    if (entry.recordId.split('~')[0] === caseId && entry.source !== 'sheet') entries.push(entry)
  return entries
}

/** Everything counted for a subject in a period. A team's records are those of the grid it serves. */
export const entriesOf = async (table: Table, { kind, subjectId, areaId }: Who, period: string) => {
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
