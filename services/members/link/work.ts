import { inForce, Rights } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { added, changed, refused, unchanged, type Verdict } from '@wangge/imports'
import { say } from '@wangge/problem'
import { type Item, type Op, occur, put } from '@wangge/table'
import type * as z from 'zod'
import { itemsBy } from '../member/table/items.ts'
import { MemberRow } from '../member/table/member.ts'
import type { Act } from '../member/work/act.ts'
import { householdLinked, householdUnlinked, type LinkColumns } from './contract.ts'
import { type Link, overload, relink } from './domain.ts'
import { householdsOf, LinkRow } from './table.ts'

type Row = z.output<typeof LinkColumns>

/** What decisions about links must know; `link` keeps it up to date, so that the next one sees the last. */
export interface Ties {
  readonly bounds: { readonly to: number }
  /** The area each worker works in. */
  readonly areas: ReadonlyMap<string, string>
  readonly links: Map<string, Item<typeof LinkRow> & { rev?: number }>
  /** Households each worker looks after. */
  readonly counts: Map<string, number>
}
type Needs = Pick<Ports, 'table' | 'county' | 'now'>

const working = ['grid-worker', 'grid-leader', 'volunteer']

/** The grid a worker works in, their own one first; else where they live. */
const areasOf = async (memberIds: readonly string[], { table, now }: Needs): Promise<Map<string, string>> => {
  const [members, rights] = await Promise.all([
    itemsBy(table, MemberRow, 'memberId', memberIds),
    itemsBy(table, Rights, 'memberId', memberIds),
  ])
  return new Map(
    [...members].map(([memberId, { path }]) => {
      const home = path.at(-1) as string
      const grants = (rights.get(memberId)?.grants ?? []).filter((grant) => inForce(grant, now))
      const grids = working.flatMap((role) => grants.filter((grant) => grant.role === role))
      const grid = grids.find(({ areaId }) => areaId === home) ?? grids[0]
      return [memberId, grid?.areaId ?? home]
    }),
  )
}

const countsOf = async (memberIds: readonly string[], { table }: Needs): Promise<Map<string, number>> => {
  const pages = await Promise.all(memberIds.map((memberId) => householdsOf(table, memberId, { limit: 100 })))
  return new Map(memberIds.map((memberId, at) => [memberId, pages[at]?.items.length ?? 0]))
}

export const readTies = async (ports: Needs, rows: readonly Row[]): Promise<Ties> => {
  const memberIds = [...new Set(rows.map(({ memberRef }) => memberRef))]
  const householdIds = rows.map(({ householdRef }) => householdRef)
  const [config, areas, links, counts] = await Promise.all([
    ports.county.config(),
    areasOf(memberIds, ports),
    itemsBy(ports.table, LinkRow, 'householdId', householdIds),
    countsOf(memberIds, ports),
  ])
  return { bounds: config.workerHouseholds, areas, links, counts }
}

/** The link's new state and what happened, in one transaction. */
const opsOf = (before: Link | undefined, state: Link & { rev?: number }, { now, cause, actor }: Act): Op[] => {
  const { householdId, memberId, areaId, frequency } = state
  const rev = (state.rev ?? 0) + 1
  const told = {
    prefix: 'members',
    aggregate: `household#${householdId}`,
    rev,
    subject: householdId,
    at: now,
    cause,
    actor,
  }
  const linked = { ...told, fact: householdLinked, data: { memberId, householdId, areaId, frequency } }
  if (!before) return [put(LinkRow, state), occur(linked)]
  const unlinked = { memberId: before.memberId, householdId, areaId: before.areaId }
  return [put(LinkRow, state), occur({ ...told, fact: householdUnlinked, data: unlinked }), occur({ ...linked, n: 1 })]
}

/** Links a household to its worker, moves it, or takes over another frequency. */
export const link = (
  ties: Ties,
  { memberRef: memberId, householdRef: householdId, ...row }: Row,
  act: Act,
): Verdict => {
  const areaId = ties.areas.get(memberId)
  if (areaId === undefined) return refused({ path: 'memberRef', what: say('没有这个成员', 'No such member') })
  const found = ties.links.get(householdId)
  const wanted = { householdId, memberId, areaId, frequency: row.frequency }
  const decided = relink(found, wanted, row.replaces)
  if (decided.outcome === 'refused') return refused(...decided.faults)
  if (decided.outcome === 'unchanged') return unchanged
  const state = { ...wanted, rev: found?.rev }
  ties.links.set(householdId, state)
  const isNew = found?.memberId !== memberId
  const count = (ties.counts.get(memberId) ?? 0) + (isNew ? 1 : 0)
  ties.counts.set(memberId, count)
  const ops = opsOf(decided.outcome === 'moved' ? found : undefined, state, act)
  const warnings = isNew ? overload(count, ties.bounds) : []
  return found ? changed(ops, warnings) : added(ops, warnings)
}
