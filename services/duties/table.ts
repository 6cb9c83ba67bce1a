import { HouseholdId, MemberId, Period, Sealed, Ulid } from '@wangge/contract'
import type { County } from '@wangge/county'
import { defineEntity, put, type Stored, type Table } from '@wangge/table'
import * as z from 'zod'
import { Contact, contactRecorded, sheetReminded, weekEnded } from './contract.ts'
import type { Roll } from './domain/roll.ts'
import type { Sheet } from './domain/sheet.ts'

/** Whom a worker owes contacts to, in the partition of their listing area so that a week opens with few reads. */
export const RollRow = defineEntity('duties', 'roll', {
  schema: z.object({
    memberId: MemberId,
    areaId: z.string(),
    listingAreaId: z.string(),
    entries: z.array(
      z.object({ householdId: HouseholdId, linkRev: z.number(), since: z.string(), until: z.string().optional() }),
    ),
  }),
  key: ({ listingAreaId, memberId }: { listingAreaId: string; memberId: string }) => [
    `roll#${listingAreaId}`,
    memberId,
  ],
})

/** One worker's period. It is its own fact once the period has ended. */
export const SheetRow = defineEntity('duties', 'sheet', {
  schema: z.object({
    memberId: MemberId,
    areaId: z.string(),
    ruleId: z.string(),
    period: Period,
    due: z.number().int(),
    done: z.number().int(),
    late: z.number().int(),
    open: z.array(HouseholdId),
    ticks: z.record(HouseholdId, Ulid),
    lateFor: z.array(HouseholdId),
    endedAt: z.string().optional(),
  }),
  key: ({ memberId, period, ruleId }: { memberId: string; period: string; ruleId: string }) => [
    `worker#${memberId}`,
    `sheet#${period}#${ruleId}`,
  ],
  brief: ['memberId', 'areaId', 'ruleId', 'period', 'due', 'done', 'late'],
  event: ({ memberId, period, endedAt }) =>
    endedAt === undefined
      ? undefined
      : { type: weekEnded.type, subject: `${memberId}~${period}`, time: endedAt, cause: `duties.end-week@${period}` },
})

/** One contact: record, event and idempotency key in one item and one write unit. */
export const ContactRow = defineEntity('duties', 'contact', {
  schema: z.object({
    ...Contact.shape,
    capturedAt: z.string().optional(),
    note: Sealed.optional(),
    /** Of what the client sent: a repeat with other content is refused. */
    bodyHash: z.string(),
  }),
  key: ({ memberId, contactId }: { memberId: string; contactId: string }) => [`contacts#${memberId}`, contactId],
  brief: ['contactId', 'memberId', 'householdId', 'mode', 'purpose', 'on', 'period', 'late', 'counts'],
  event: ({ contactId, recordedAt }) => ({
    type: contactRecorded.type,
    subject: contactId,
    time: recordedAt,
    cause: contactId,
  }),
})

/** A worker was reminded once of one sheet. */
export const ReminderRow = defineEntity('duties', 'reminder', {
  schema: z.object({
    memberId: MemberId,
    areaId: z.string(),
    ruleId: z.string(),
    period: Period,
    due: z.number().int(),
    open: z.number().int(),
    remindedAt: z.string(),
  }),
  key: ({ memberId, period, ruleId }: { memberId: string; period: string; ruleId: string }) => [
    `worker#${memberId}`,
    `reminder#${period}#${ruleId}`,
  ],
  brief: ['memberId', 'areaId', 'ruleId', 'period', 'due', 'open'],
  event: ({ memberId, period, remindedAt }) => ({
    type: sheetReminded.type,
    subject: `${memberId}~${period}`,
    time: remindedAt,
    cause: `duties.remind-week@${period}`,
  }),
})

type Which = { readonly period: string; readonly ruleId: string }
type SheetItem = Stored<typeof SheetRow>

/** Rolls of one listing area, page by page. */
export const rollsIn = async function* (table: Table, listingAreaId: string) {
  let after: string | undefined
  do {
    const page = await table.list(RollRow, `roll#${listingAreaId}`, { limit: 100, after })
    yield page.items
    after = page.next
  } while (after !== undefined)
}

/** A worker's roll, or an empty one that was never stored. */
export const rollOf = async (
  table: Table,
  county: County,
  { memberId, areaId }: { memberId: string; areaId: string },
): Promise<Roll & { rev?: number }> => {
  const listingAreaId = await county.listingAreaOf(areaId)
  const stored = await table.get(RollRow, { listingAreaId, memberId })
  return stored ?? { memberId, areaId, listingAreaId, entries: [] }
}

/** The sheets of workers for one period; who has none is left out. */
export const sheetsOf = async (
  table: Table,
  workers: readonly { memberId: string }[],
  which: Which,
): Promise<SheetItem[]> => {
  const sheets = await table.getMany(
    SheetRow,
    workers.map(({ memberId }) => ({ memberId, ...which })),
  )
  return sheets.filter((sheet) => sheet !== undefined)
}

/** Changes the sheets of a listing area, each on its own; one that moved meanwhile is read and decided again. */
export const changeSheets = async (
  table: Table,
  listingAreaId: string,
  which: Which,
  change: (sheet: SheetItem) => Sheet | undefined,
): Promise<void> => {
  for await (const rolls of rollsIn(table, listingAreaId)) {
    for (let left: readonly { memberId: string }[] = rolls; left.length > 0; ) {
      const changed = (await sheetsOf(table, left, which)).flatMap((sheet) => {
        const next = change(sheet)
        return next ? [{ ...next, rev: sheet.rev }] : []
      })
      const fates = await table.writeEach(changed.map((sheet) => put(SheetRow, sheet)))
      left = changed.filter((_, n) => fates[n] !== 'written')
    }
  }
}

/** A page of the sheets under an area: listing areas in their order, in each the workers by their ids. */
export const sheetsUnder = async (
  table: Table,
  listingAreaIds: readonly string[],
  which: Which,
  { limit, after }: { limit: number; after?: string },
  isInside: (areaId: string) => Promise<boolean>,
): Promise<{ items: SheetItem[]; next?: string }> => {
  const [fromArea = '', fromMember = ''] = after?.split('/') ?? []
  const items: SheetItem[] = []
  let position: string | undefined
  for (const listingAreaId of [...listingAreaIds].sort().filter((areaId) => areaId >= fromArea))
    for await (const rolls of rollsIn(table, listingAreaId))
      for (const sheet of await sheetsOf(table, rolls, which)) {
        if (listingAreaId === fromArea && sheet.memberId <= fromMember) continue
        if (!(await isInside(sheet.areaId))) continue
        if (items.length === limit) return { items, next: position }
        items.push(sheet)
        position = `${listingAreaId}/${sheet.memberId}`
      }
  return { items }
}
