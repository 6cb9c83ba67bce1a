import { defineEntity, type Table } from '@wangge/table'
import * as z from 'zod'
import { CaseRow } from '../case/table/case.ts'

/** What a person let through of a case's words and pictures, for everybody to read (I3). */
export const PublicRow = defineEntity('cases', 'public', {
  schema: z.object({
    caseId: z.string(),
    text: z.string(),
    fileIds: z.array(z.string()).optional(),
    memberId: z.string(),
    at: z.string(),
  }),
  key: ({ caseId }: { caseId: string }) => [`case#${caseId}`, 'public'],
})

/** Cases of one partition of index 2 up to a moment, the oldest first. */
export const casesUpTo = (table: Table, partition: string, to: string, after?: string) =>
  table.listIndex(CaseRow, 2, partition, { to, limit: 25, after })
