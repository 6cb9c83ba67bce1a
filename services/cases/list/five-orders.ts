import { may, type Principal, unitScopes } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { type FiveOrder, fiveOrders } from '../contract.ts'
import { CaseRow, isOrder, leaves, linesOf, OrderLeaf, type OrderLine, orderOf } from '../table.ts'
import { type Found, gate } from './lists.ts'

interface Span {
  readonly from: string
  readonly to: string
}

/** Orders given in a span of time, over some areas and everything below them; the latest months first. */
async function* ordersIn(
  areaIds: readonly string[],
  span: Span,
  { table, county, now }: Pick<Ports, 'table' | 'county' | 'now'>,
  only?: FiveOrder,
): AsyncGenerator<readonly OrderLine[]> {
  const { listingAreaIds, has } = await county.within(areaIds)
  const within = new Map<string, boolean>()
  for await (const some of leaves(table, OrderLeaf, listingAreaIds, { ...span, now })) {
    const given: OrderLine[] = []
    for (const leaf of some)
      for (const line of linesOf(leaf)) {
        if (!isOrder(line, only, span)) continue
        const order = orderOf(line)
        const isIn = within.get(order.areaId) ?? (await has(order.areaId))
        within.set(order.areaId, isIn)
        if (isIn) given.push(order)
      }
    yield given
  }
}

/** Cases of which one of the five orders was given in a span, each by its latest. */
export async function* casesOrdered(
  order: FiveOrder,
  areaIds: readonly string[],
  span: Span,
  ports: Pick<Ports, 'table' | 'county' | 'now'>,
): AsyncGenerator<readonly Found[]> {
  for await (const given of ordersIn(areaIds, span, ports, order)) {
    const latest = new Map<string, string>()
    for (const { caseId, at } of given) if (at > (latest.get(caseId) ?? '')) latest.set(caseId, at)
    yield [...latest].map(([caseId, at]) => ({ caseId, at }))
  }
}

/** The five figures: of each order the cases it was given of, those that the caller may see. */
export const countOrders = async (
  areaIds: readonly string[],
  span: Span,
  principal: Principal,
  ports: Ports,
): Promise<Record<FiveOrder, number>> => {
  const { table, county } = ports
  // of each case which orders were given: a bit each, since a county's year is two hundred thousand lines
  const given = new Map<string, number>()
  const asked = new Map<string, boolean>()
  const doubtful = new Set<string>()
  const byUnit = unitScopes(principal, 'case.read').length > 0
  for await (const some of ordersIn(areaIds, span, ports))
    for (const { caseId, order, areaId, confidential } of some) {
      let open = asked.get(areaId)
      if (open === undefined) {
        open = may(principal, 'case.read', { path: await county.pathOf(areaId) })
        asked.set(areaId, open)
      }
      if (!open && !byUnit) continue
      // by its area alone it is not known whether they may see this one
      if (!open || confidential) doubtful.add(caseId)
      const before = given.get(caseId) ?? 0
      const after = before | (1 << fiveOrders.indexOf(order))
      if (after !== before) given.set(caseId, after)
    }
  const isVisible = gate({ action: 'case.read' }, principal, ports)
  const found = await table.getMany(
    CaseRow,
    [...doubtful].map((caseId) => ({ caseId })),
  )
  for (const [at, caseId] of [...doubtful].entries()) {
    const one = found[at]
    if (!one || !(await isVisible(one))) given.delete(caseId)
  }
  const counted = fiveOrders.map(() => 0)
  for (const bits of given.values())
    for (const at of counted.keys()) counted[at] = (counted[at] as number) + ((bits >> at) & 1)
  return Object.fromEntries(fiveOrders.map((order, at) => [order, counted[at]])) as Record<FiveOrder, number>
}
