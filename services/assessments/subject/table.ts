import { defineEntity, type Table } from '@wangge/table'
import * as z from 'zod'
import { SubjectKind } from './contract.ts'

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

/** Who is reviewed in a listing area, page by page. */
export const subjectsIn = async function* (table: Table, listingAreaId: string) {
  let after: string | undefined
  do {
    const page = await table.list(SubjectRow, `subjects#${listingAreaId}`, { limit: 100, after })
    yield page.items
    after = page.next
  } while (after !== undefined)
}
