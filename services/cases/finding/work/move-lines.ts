import type { WorkPorts } from '@wangge/events'
import { caseChecked } from '../../case/contract/close-facts.ts'
import { CaseRow, commandBehind, ledgerOf } from '../../case/table/case.ts'
import { type Edit, orderKey, rewriteLines, wordsKey } from '../table/kept-lines.ts'
import { OrderLeaf, orderLine, SearchLeaf } from '../table/leaf.ts'
import { orderBehind, orderEdits } from './keep-orders.ts'
import { wordsEdit } from './keep-words.ts'

/** Moves what is written down of a case to where it happened, wherever it was filed before. However often, in any order. */
export const moveLines = (caseId: string, ports: Pick<WorkPorts, 'table' | 'county'>): Promise<void> =>
  rewriteLines(ports.table, async () => {
    const found = await ports.table.get(CaseRow, { caseId })
    if (!found) return []
    const { areaId, listingAreaId, confidential, reportedAt } = found
    const ledger = await ledgerOf(ports.table, caseId)
    const listed = ledger.flatMap((event) =>
      commandBehind(event) === 'correct' ? [(event.data.was as { listingAreaId: string }).listingAreaId] : [],
    )
    const left = [...new Set(listed)].filter((one) => one !== listingAreaId)
    const orders = ledger.flatMap(({ type, at, data }) => {
      const order = orderBehind.get(type)
      return order && (type !== caseChecked.type || data.passed === true) ? [{ caseId, order, at }] : []
    })
    const gone = (entity: Edit['entity'], key: string): Edit[] =>
      left.map((one) => ({ entity, listingAreaId: one, key, change: () => undefined }))
    return [
      await wordsEdit(found, ports),
      ...gone(SearchLeaf, wordsKey({ caseId, at: reportedAt })),
      ...orders.flatMap((one) => {
        const line = orderLine({ ...one, areaId, confidential: confidential !== undefined })
        const here = orderEdits(found, one).map((edit): Edit => ({ ...edit, change: () => line }))
        return [...here, ...gone(OrderLeaf, orderKey(one))]
      }),
    ]
  })
