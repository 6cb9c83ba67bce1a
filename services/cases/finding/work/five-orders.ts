import { may, type Principal, unitScopes } from '@wangge/access'
import type { Within } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { CaseRow } from '../../case/table/case.ts'
import { type FiveOrder, fiveOrders } from '../contract/finding.ts'
import { leaves, OrderLeaf, ordersIn } from '../table/leaf.ts'
import { type Found, gate } from './lists.ts'

interface Span {
  readonly from: string
  readonly to: string
}

/** Leaves of the orders given in a span of time, over some areas and everything below them; the latest months first. */
const orderLeaves = (
  { listingAreaIds }: Within,
  span: Span,
  { table, now }: Pick<Ports, 'table' | 'now'>,
): ReturnType<typeof leaves> => leaves(table, OrderLeaf, listingAreaIds, { ...span, now })

/** Asks once of every area. */
const ofArea = <T>(ask: (areaId: string) => Promise<T>) => {
  const known = new Map<string, T>()
  return {
    known,
    async ask(areaId: string): Promise<T> {
      const answer = await ask(areaId)
      known.set(areaId, answer)
      return answer
    },
  }
}

/** Cases of which one of the five orders was given in a span, each by its latest. */
export async function* casesOrdered(
  order: FiveOrder,
  areaIds: readonly string[],
  span: Span,
  ports: Pick<Ports, 'table' | 'county' | 'now'>,
): AsyncGenerator<readonly Found[]> {
  const within = await ports.county.within(areaIds)
  const isIn = ofArea(within.has)
  for await (const some of orderLeaves(within, span, ports)) {
    const latest = new Map<string, string>()
    for (const leaf of some)
      for (const { caseId, areaId, at } of ordersIn(leaf, span, order))
        if ((isIn.known.get(areaId) ?? (await isIn.ask(areaId))) && at > (latest.get(caseId) ?? ''))
          latest.set(caseId, at)
    yield [...latest].map(([caseId, at]) => ({ caseId, at }))
  }
}

const bitOf = { placed: 1, accepted: 2, dispatched: 4, done: 8, rated: 16 } as const satisfies Record<FiveOrder, number>

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
  const doubtful = new Set<string>()
  const byUnit = unitScopes(principal, 'case.read').length > 0
  const within = await county.within(areaIds)
  const openness = ofArea(async (areaId) => {
    if (!(await within.has(areaId))) return 'outside'
    if (may(principal, 'case.read', { path: await county.pathOf(areaId) })) return 'open'
    return byUnit ? 'doubtful' : 'outside'
  })
  for await (const some of orderLeaves(within, span, ports))
    for (const leaf of some)
      for (const { caseId, order, areaId, confidential } of ordersIn(leaf, span, undefined)) {
        const open = openness.known.get(areaId) ?? (await openness.ask(areaId))
        if (open === 'outside') continue
        // by its area alone it is not known whether they may see this one
        if (confidential || open === 'doubtful') doubtful.add(caseId)
        const before = given.get(caseId) ?? 0
        const after = before | bitOf[order]
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
  // few kinds of cases by what was given: each is taken apart once
  const alike = new Map<number, number>()
  for (const bits of given.values()) alike.set(bits, (alike.get(bits) ?? 0) + 1)
  const figure = (order: FiveOrder): number =>
    [...alike].reduce((sum, [bits, cases]) => sum + (bits & bitOf[order] ? cases : 0), 0)
  return Object.fromEntries(fiveOrders.map((order) => [order, figure(order)])) as Record<FiveOrder, number>
}
