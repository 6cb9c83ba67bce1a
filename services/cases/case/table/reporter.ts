import { defineEntity, every, type Table } from '@wangge/table'
import * as z from 'zod'

const whose = (reporter: string): string => `reporter#${reporter}`

/** Whose a case is, by the blind index of the phone that was left: all of one person's are found by it. */
export const ReporterRow = defineEntity('cases', 'reporter', {
  schema: z.object({ caseId: z.string(), reporter: z.string(), at: z.string() }),
  key: ({ caseId }: { caseId: string }) => [`case#${caseId}`, 'reporter'],
  index: { 3: ({ reporter, at }) => [whose(reporter), at] },
  brief: ['caseId', 'at'],
  thin: { at: { from: ({ s }) => s } },
})

/** The cases that one phone was left with. */
export const casesOf = async (table: Table, reporter: string): Promise<{ caseId: string; at: string }[]> => {
  const found: { caseId: string; at: string }[] = []
  for await (const one of every((after) => table.listIndex(ReporterRow, 3, whose(reporter), { limit: 100, after })))
    found.push(one)
  return found
}
