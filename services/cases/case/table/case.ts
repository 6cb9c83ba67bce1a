import { type Ledgered, ledgerIn, recordIn, shardOf, typeIn } from '@wangge/ledger'
import type { Text } from '@wangge/problem'
import { defineEntity, type EventItem, type Stored, type Table } from '@wangge/table'
import { mediationCommands } from '../contract/mediation-words.ts'
import { commands, type Holder } from '../contract/words.ts'
import { Case, closedAt, isOpen } from '../domain/case.ts'
import { caseName, type Decision, type LedgerCommand } from '../domain/order.ts'
import { mediationOrders } from '../steps/mediation.ts'
import { type CaseFacts, caseOrders } from '../steps/table.ts'

const aggregate = (caseId: string): string => `case#${caseId}`

/** Whose list a case is on. */
export const holderPartition = ({ memberId, unitId, areaId, role }: Partial<Holder>): string =>
  memberId ? `holder#${memberId}` : unitId ? `holder#${unitId}` : `holder#${areaId}:${role}`

/** Open cases and closed ones lie apart, so that what is open is found among a year's closed ones. */
export const openIn = (listingAreaId: string): string => `open#${listingAreaId}`
export const closedIn = (listingAreaId: string): string => `closed#${listingAreaId}`
export const listingAreaIn = (partition: string): string => partition.slice(partition.indexOf('#') + 1)

/** In the place of a closed case that a count must look at itself, as it is confidential or a limit still runs. */
export const singleMark = ' ! '

/** An area in few bytes, since its list says most of it: ` @003`; one that lies elsewhere by now in full: ` @=330723…`. */
const areaWord = ({ areaId, listingAreaId }: Case): string =>
  areaId.startsWith(listingAreaId) ? `@${areaId.slice(listingAreaId.length)}` : `@=${areaId}`

/**
 * Where a list has a case: the newest at the end, and what it can be asked for by, so that all others are passed over.
 * The place of a closed one says all that a count asks of most.
 */
const listed = (found: Case): string => {
  const { reportedAt, category, class: kind, step, confidential, dueAt } = found
  const line = `${reportedAt} ${category} ${kind} `
  if (isOpen(found)) return line
  return `${line}${step} ${areaWord(found)}${confidential !== undefined || dueAt !== undefined ? singleMark : ' '}`
}
const wordOf = (sort: string | undefined, at: number): string => sort?.split(' ', at + 1)[at] ?? ''

/** A closed case as its place in a list tells; of one that was last written before places told its area, nothing. */
export const placeIn = (sort: string) => {
  const [first, last] = [sort.indexOf(' '), sort.indexOf(' @')]
  if (last < 0) return undefined
  const area = sort.slice(last + 2, sort.indexOf(' ', last + 2))
  return { area, reportedAt: sort.slice(0, first), kind: sort.slice(first + 1, last) }
}
/** The area of a place in the list of a listing area. */
export const areaOfWord = (listingAreaId: string, area: string): string =>
  area.startsWith('=') ? area.slice(1) : `${listingAreaId}${area}`
/** What closed cases of one kind have in common. */
export const lineOf = (kind: string): Pick<Case, 'category' | 'class' | 'step'> => {
  const [category = '', handled, step] = kind.split(' ')
  return { category, class: handled as Case['class'], step: step as Case['step'] }
}
/** What lies in a list for these, whatever else it says. */
export const havingWords = (...words: readonly string[]): string[] => words.map((word) => ` ${word} `)
/** The part of a list that was reported between two instants, both included. */
export const reportedIn = ({ from, to }: { from?: string; to?: string }) => ({
  from,
  to: to && `${to} \u{10ffff}`,
})

/** A holder in few bytes: role and area, then `m` and the member, `u` and the unit, of those there are. */
const holderText = ({ role, areaId, memberId, unitId }: Holder): string =>
  [role, areaId, ...(memberId ? [`m${memberId}`] : []), ...(unitId ? [`u${unitId}`] : [])].join(' ')
const holderOf = (text: string): Holder => {
  const [role = '', areaId = '', ...who] = text.split(' ')
  const one = (letter: string) => who.find((part) => part.startsWith(letter))?.slice(1)
  const memberId = one('m')
  const unitId = one('u')
  return { role, areaId, ...(memberId && { memberId }), ...(unitId && { unitId }) }
}

/** How long a closed case keeps what is personal in it depends on how it ended. */
export const keptKinds = ['cancelled', 'done'] as const
export type Kept = (typeof keptKinds)[number]
/** How it ended, as far as keeping it goes. */
export const keptAs = ({ step }: Pick<Case, 'step'>): Kept => (step === 'cancelled' ? 'cancelled' : 'done')
export const keptIn = (kept: Kept, shard: number): string => `kept-${kept}#${shard}`
export const erasingIn = (shard: number): string => `erasing#${shard}`

/**
 * When a case must be looked at: an open one by the ladder; a closed one, by the moment it was closed, when it has been
 * kept long enough; one that is half erased at once.
 */
const dueIn = (found: Case): readonly [string, string] | undefined => {
  const shard = shardOf(found.caseId)
  const [looksAt] = [found.actAt, isOpen(found) ? found.remindAt : undefined].filter((at) => at !== undefined).sort()
  if (looksAt !== undefined) return [`due#${shard}`, looksAt]
  if (found.erasing) return [erasingIn(shard), found.erasedAt as string]
  return isOpen(found) || found.erasedAt ? undefined : [keptIn(keptAs(found), shard), closedAt(found)]
}

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
  'confidential',
  'viewers',
  'parentId',
  'moderated',
  'urges',
  'flagged',
] as const satisfies (keyof Case)[]

export const CaseRow = defineEntity('cases', 'case', {
  schema: Case,
  key: ({ caseId }: { caseId: string }) => [aggregate(caseId), 'case'],
  index: {
    1: (found) => [isOpen(found) ? openIn(found.listingAreaId) : closedIn(found.listingAreaId), listed(found)],
    2: dueIn,
    3: (found) => (isOpen(found) ? [holderPartition(found.holder), listed(found)] : undefined),
  },
  brief,
  thin: {
    caseId: { from: ({ pk }) => pk.slice(pk.lastIndexOf('#') + 1) },
    reportedAt: { from: ({ s }) => wordOf(s, 0) },
    category: { from: ({ s }) => wordOf(s, 1) },
    class: { from: ({ s }) => wordOf(s, 2) as Case['class'] },
    areaId: { as: 'a' },
    step: { as: 's' },
    title: { as: 't' },
    level: { as: 'l' },
    holder: { as: 'h', write: holderText, read: holderOf },
    dueAt: { as: 'd' },
    struckOffAt: { as: 'x' },
    closings: { as: 'y' },
    movedAt: { as: 'm' },
    moderated: { as: 'p' },
    confidential: { as: 'f' },
    viewers: { as: 'v' },
    parentId: { as: 'g' },
    urges: { as: 'u' },
    flagged: { as: 'q' },
  },
})
export type CaseBriefRow = Pick<Case, (typeof brief)[number]>

const ledgerOrders = { ...caseOrders, ...mediationOrders }

/** How a case keeps its ledger. */
export const caseLedger: Ledgered<typeof CaseRow, CaseFacts> = {
  entity: CaseRow,
  name: caseName,
  partition: ({ caseId }) => aggregate(caseId),
  subject: ({ caseId }) => caseId,
  orders: ledgerOrders,
}

/** Type of the fact that a command makes. */
export const typeOf = (command: LedgerCommand): string => typeIn(ledgerOrders[command])
const commandOf = new Map([...commands, ...mediationCommands].map((command) => [typeOf(command), command]))

/** Which command an event came of. */
export const commandBehind = ({ type }: Pick<EventItem, 'type'>): LedgerCommand => commandOf.get(type) as LedgerCommand

/** What a command is called. */
export const titleOf = (command: LedgerCommand): Text => ledgerOrders[command].title

/** The case at its next revision and the ledger's entries for it, chained to the ones before: one transaction. */
export const record = (decision: Decision, as: Parameters<typeof recordIn>[2]): ReturnType<typeof recordIn> =>
  recordIn(caseLedger, decision, as)

/** Every entry of a case's ledger, in order. */
export const ledgerOf = (table: Table, caseId: string): Promise<EventItem[]> => ledgerIn(table, caseLedger, { caseId })

/** A line of a list as it stood at a moment in the past, from the ledger. */
export const standingOn = async (table: Table, brief: CaseBriefRow, at: string): Promise<CaseBriefRow> => {
  const told = (await ledgerOf(table, brief.caseId)).findLast((event) => event.at <= at)
  const { dueAt: _, urges: __, flagged: ___, ...still } = brief
  const then = (told?.data ?? brief) as unknown as CaseBriefRow & { provisional?: true }
  const { step, level, holder, class: kind, dueAt, provisional: flagged } = then
  return {
    ...still,
    step,
    level,
    holder,
    class: kind,
    ...(dueAt !== undefined && { dueAt }),
    ...(flagged && { flagged }),
  }
}

/** Cases of one shard that the ladder must look at, the longest waiting first. */
export const casesDue = (table: Table, shard: number, now: string, after?: string) =>
  table.listIndex(CaseRow, 2, `due#${shard}`, { to: now, limit: 100, after })

export type StoredCase = Stored<typeof CaseRow>
