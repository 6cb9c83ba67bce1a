import type { WorkPorts } from '@wangge/events'
import { caseChecked, caseRated } from '../../case/contract/close-facts.ts'
import { caseAccepted, caseDispatched, caseReported } from '../../case/contract/facts.ts'
import { CaseRow, ledgerOf, type StoredCase } from '../../case/table/case.ts'
import type * as finding from '../contract/finding.ts'
import { type Edit, orderKey, rewriteLines } from '../table/kept-lines.ts'
import { OrderLeaf, type OrderLine, orderLine, orderOf } from '../table/leaf.ts'

type Ports = Pick<WorkPorts, 'table'>
type FiveOrder = finding.FiveOrder

/** One of the five orders (一网五单), as a fact tells it. */
export interface GivenOrder {
  readonly caseId: string
  readonly order: FiveOrder
  readonly at: string
}

/** What a fact tells of an order. */
export const orderGiven =
  (order: FiveOrder) =>
  ({ data: { caseId }, time: at }: { data: { caseId: string }; time: string }): GivenOrder => ({ caseId, order, at })

/** That an order was given, once however often it is told. Parts are work within one order. */
export const orderEdits = (found: StoredCase, { caseId, order, at }: GivenOrder): Edit[] => {
  const { areaId, listingAreaId, confidential, closings = [], parentId, unasked } = found
  // told late: it was opened again since
  const isUndone = order === 'done' && closings.some((closed) => closed.until !== undefined && at <= closed.at)
  // nobody placed what whoever wrote it down found themselves
  const isOwnFind = order === 'placed' && unasked === true
  if (parentId !== undefined || isUndone || isOwnFind) return []
  const line = orderLine({ caseId, order, areaId, at, confidential: confidential !== undefined })
  return [{ entity: OrderLeaf, listingAreaId, key: orderKey({ caseId, order, at }), change: (was = line) => was }]
}

/** The order that a fact tells of. */
export const orderBehind: ReadonlyMap<string, FiveOrder> = new Map([
  [caseReported.type, 'placed'],
  [caseAccepted.type, 'accepted'],
  [caseDispatched.type, 'dispatched'],
  [caseChecked.type, 'done'],
  [caseRated.type, 'rated'],
])

/** Changes what is written down of a case's orders: its ledger tells when each was given, and so where its line is. */
const changeOrders = (
  caseId: string,
  { table }: Ports,
  change: (line: OrderLine, found: StoredCase) => string | undefined,
) =>
  rewriteLines(table, async () => {
    const found = await table.get(CaseRow, { caseId })
    if (!found) return []
    const { listingAreaId } = found
    return (await ledgerOf(table, caseId)).flatMap(({ type, at }): Edit[] => {
      const order = orderBehind.get(type)
      if (!order) return []
      const key = orderKey({ caseId, order, at })
      return [{ entity: OrderLeaf, listingAreaId, key, change: (was) => was && change(orderOf(was), found) }]
    })
  })

/** A case that was opened again is done no more: what was found so until it was closed no longer counts. */
export const takeBackDone = (
  { caseId, mainId, closedAt }: { caseId: string; mainId?: string | undefined; closedAt: string },
  ports: Ports,
): Promise<void> =>
  changeOrders(mainId ?? caseId, ports, (line) =>
    line.order === 'done' && line.at <= closedAt ? undefined : orderLine(line),
  )

/** Marks the orders of a case that became confidential, or no longer is: figures ask whoever counts them (C20). */
export const markOrders = (caseId: string, ports: Ports): Promise<void> =>
  changeOrders(caseId, ports, (line, { confidential }) =>
    orderLine({ ...line, confidential: confidential !== undefined }),
  )
