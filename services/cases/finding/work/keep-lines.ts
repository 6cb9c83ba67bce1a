import type { Together } from '@wangge/events'
import { CaseRow } from '../../case/table/case.ts'
import { type Edit, rewriteLines } from '../table/kept-lines.ts'
import { type GivenOrder, orderEdits } from './keep-orders.ts'
import { keepReadings } from './keep-readings.ts'
import { wordsEdit } from './keep-words.ts'

/** Writes down orders as they were given, and of cases that were placed what they are found by. However often. */
export const keepLines: Together<GivenOrder> = async (given, ports) => {
  const { table } = ports
  const caseIds = [...new Set(given.map(({ caseId }) => caseId))]
  await rewriteLines(table, async () => {
    const rows = await table.getMany(
      CaseRow,
      caseIds.map((caseId) => ({ caseId })),
    )
    const found = new Map(rows.flatMap((one) => (one ? [[one.caseId, one]] : [])))
    const edits = given.map(async (one): Promise<Edit[]> => {
      const about = found.get(one.caseId)
      if (!about) return []
      return [...(one.order === 'placed' ? [await wordsEdit(about, ports)] : []), ...orderEdits(about, one)]
    })
    return (await Promise.all(edits)).flat()
  })
  if (given.some(({ order }) => order === 'placed')) await keepReadings(table)
}
