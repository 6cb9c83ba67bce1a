import { Instant } from '@wangge/contract'
import * as z from 'zod'

/** One record a figure was made from, and where it can be opened. */
export const Record = z.object({
  source: z.enum(['sheet', 'case', 'rating', 'mediation']),
  recordId: z.string(),
  href: z.string(),
  tallies: z.record(z.string(), z.number()),
  at: Instant,
})
export type Record = z.output<typeof Record>
