import type { WorkPorts } from '@wangge/events'
import { writeDecided } from '@wangge/table'
import type { FiveOrder } from '../contract.ts'
import { CaseRow, entered, OrderLeaf, orderLine, orderOf, relined } from '../table.ts'

type Ports = Pick<WorkPorts, 'table' | 'now'>

/** Writes down that an order was given (一网五单), once however often it is told. Parts are work within one order. */
export const keepOrder = (order: FiveOrder, { caseId, at }: { caseId: string; at: string }, ports: Ports) =>
  writeDecided<void>(ports.table, async () => {
    const found = await ports.table.get(CaseRow, { caseId })
    if (!found || found.parentId !== undefined) return { ops: [], answer: undefined }
    const { areaId, listingAreaId, confidential, closings = [] } = found
    // told late: it was opened again since
    const isUndone = order === 'done' && closings.some((closed) => closed.until !== undefined && at <= closed.at)
    if (isUndone) return { ops: [], answer: undefined }
    const line = orderLine({ caseId, order, areaId, at, confidential: confidential !== undefined })
    return { ops: await entered(ports.table, OrderLeaf, listingAreaId, at, line), answer: undefined }
  })

/** A case that was opened again is done no more: what was found so until it was closed no longer counts. */
export const takeBackDone = ({ caseId, closedAt }: { caseId: string; closedAt: string }, ports: Ports) =>
  writeDecided<void>(ports.table, async () => {
    const { table } = ports
    const found = await table.get(CaseRow, { caseId })
    if (!found) return { ops: [], answer: undefined }
    const kept = (line: string) => {
      const { order, at } = orderOf(line)
      return order === 'done' && at <= closedAt ? undefined : line
    }
    return {
      ops: await relined(table, OrderLeaf, found, { from: found.reportedAt, to: closedAt }, kept),
      answer: undefined,
    }
  })

/** Marks the orders of a case that became confidential, or no longer is: figures ask whoever counts them (C20). */
export const markOrders = (caseId: string, ports: Ports) =>
  writeDecided<void>(ports.table, async () => {
    const { table, now } = ports
    const found = await table.get(CaseRow, { caseId })
    if (!found) return { ops: [], answer: undefined }
    const confidential = found.confidential !== undefined
    const marked = (line: string) => orderLine({ ...orderOf(line), confidential })
    return {
      ops: await relined(table, OrderLeaf, found, { from: found.reportedAt, to: now }, marked),
      answer: undefined,
    }
  })
