import { defineEntity, type EventItem, type Op, occur, put, type Stored, type Table } from '@wangge/table'
import * as z from 'zod'
import * as contract from '../contract.ts'
import { Case, type Holder, isOpen } from '../domain/case.ts'
import type { Decision } from '../domain/order.ts'
import { orders } from '../domain/state-table.ts'
import { type Command, commands } from '../domain/steps.ts'

const aggregate = (caseId: string): string => `case#${caseId}`

/** Partitions of index 2: sweeps read them one by one. */
export const shards = 8
const shardOf = (caseId: string): number => caseId.charCodeAt(caseId.length - 1) % shards

/** Whose list a case is on. */
export const holderPartition = ({ memberId, unitId, areaId, role }: Partial<Holder>): string =>
  memberId ? `holder#${memberId}` : unitId ? `holder#${unitId}` : `holder#${areaId}:${role}`

/** Open cases and closed ones lie apart, so that what is open is found among a year's closed ones. */
export const openIn = (listingAreaId: string): string => `open#${listingAreaId}`
export const closedIn = (listingAreaId: string): string => `closed#${listingAreaId}`

/** What lists show, and what says whether a past list had it. */
const brief = [
  'caseId',
  'areaId',
  'step',
  'category',
  'class',
  'title',
  'reportedAt',
  'level',
  'holder',
  'dueAt',
  'struckOffAt',
  'closings',
  'movedAt',
] as const satisfies (keyof Case)[]

export const CaseRow = defineEntity('cases', 'case', {
  schema: Case,
  key: ({ caseId }: { caseId: string }) => [aggregate(caseId), 'case'],
  index: {
    1: (found) => [isOpen(found) ? openIn(found.listingAreaId) : closedIn(found.listingAreaId), found.reportedAt],
    2: ({ caseId, actAt }) => (actAt === undefined ? undefined : [`due#${shardOf(caseId)}`, actAt]),
    3: (found) => (isOpen(found) ? [holderPartition(found.holder), found.reportedAt] : undefined),
  },
  brief,
})
export type CaseBriefRow = Pick<Case, (typeof brief)[number]>

/** Who looked at a reporter's name, phone and address, and when. */
export const LookRow = defineEntity('cases', 'look', {
  schema: z.object({
    caseId: z.string(),
    lookId: z.string(),
    memberId: z.string(),
    role: z.string().optional(),
    at: z.string(),
  }),
  key: ({ caseId, lookId }: { caseId: string; lookId: string }) => [aggregate(caseId), `look#${lookId}`],
})

const facts = Object.values(contract).filter((one) => 'kind' in one && one.kind === 'event')
const factOf = new Map(facts.map((fact) => [fact.type as string, fact]))
/** Type of the fact that a command makes. */
export const typeOf = (command: Command): string => `cases.${orders[command].makes}.v1`
const commandOf = new Map(commands.map((command) => [typeOf(command), command]))

/** Which command an event came of. */
export const commandBehind = ({ type }: Pick<EventItem, 'type'>): Command => commandOf.get(type) as Command

/** The case at its next revision and the ledger's entries for it, chained to the ones before: one transaction. */
export const record = (
  { state, entries }: Decision,
  { rev, at, cause }: { rev: number | undefined; at: string; cause: string },
): { ops: Op[]; events: EventItem[] } => {
  let prev = state.head
  const told = entries.map(({ command, actor, note, data }, n) => {
    const op = occur({
      prefix: 'cases',
      aggregate: aggregate(state.caseId),
      rev: (rev ?? 0) + 1,
      n,
      fact: factOf.get(typeOf(command)) as (typeof facts)[number],
      subject: state.caseId,
      data: data as never,
      at,
      cause,
      actor: actor.memberId ?? actor.kind,
      role: actor.role,
      note,
      prev,
    })
    prev = op.event.hash as string
    return op
  })
  return { ops: [put(CaseRow, { ...state, head: prev, rev }), ...told], events: told.map(({ event }) => event) }
}

/** Every entry of a case's ledger, in order. */
export const ledgerOf = (table: Table, caseId: string): Promise<EventItem[]> =>
  table.timeline('cases', aggregate(caseId))

/** A line of a list as it stood at a moment in the past, from the ledger. */
export const standingOn = async (table: Table, brief: CaseBriefRow, at: string): Promise<CaseBriefRow> => {
  const told = (await ledgerOf(table, brief.caseId)).findLast((event) => event.at <= at)
  const { dueAt: _, ...still } = brief
  const { step, level, holder, class: kind, dueAt } = (told?.data ?? brief) as unknown as CaseBriefRow
  return { ...still, step, level, holder, class: kind, ...(dueAt !== undefined && { dueAt }) }
}

/** Cases of one shard that the ladder must look at, the longest waiting first. */
export const casesDue = (table: Table, shard: number, now: string, after?: string) =>
  table.listIndex(CaseRow, 2, `due#${shard}`, { to: now, limit: 100, after })

export type StoredCase = Stored<typeof CaseRow>
