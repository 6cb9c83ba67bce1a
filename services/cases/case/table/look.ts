import { defineEntity, type Page, type Range, type Stored, type Table } from '@wangge/table'
import * as z from 'zod'
import { LookedAt } from '../contract/looks.ts'

const aggregate = (caseId: string): string => `case#${caseId}`
const prefix = 'look#'

/** Who looked at a case, in which post, at what and when. Its id is a time's, so that the newest come last. */
export const LookRow = defineEntity('cases', 'look', {
  schema: z.object({
    caseId: z.string(),
    lookId: z.string(),
    /** Nobody of the staff: the reporter took everything away. */
    memberId: z.string().optional(),
    role: z.string().optional(),
    areaId: z.string().optional(),
    /** Name, phone and address where nothing is said: nothing else was recorded once. */
    what: LookedAt.optional(),
    at: z.string(),
  }),
  key: ({ caseId, lookId }: { caseId: string; lookId: string }) => [aggregate(caseId), `${prefix}${lookId}`],
})

/** Looks at a case, the newest first. */
export const looksAt = (
  table: Table,
  caseId: string,
  range: Pick<Range, 'limit' | 'after'> = {},
): Promise<Page<Stored<typeof LookRow>>> => table.list(LookRow, aggregate(caseId), { ...range, prefix, reverse: true })
