import { Instant } from '@wangge/contract'
import * as z from 'zod'

/** What is counted of: found, dispatch and answer are a case, when it was reported, dispatched and first answered. */
export const sources = ['sheet', 'case', 'rating', 'mediation', 'found', 'dispatch', 'answer'] as const

/** One record a figure was made from, and where it can be opened. */
export const Record = z.object({
  source: z.enum(sources),
  recordId: z.string(),
  href: z.string(),
  tallies: z.record(z.string(), z.number()),
  at: Instant,
})
export type Record = z.output<typeof Record>
