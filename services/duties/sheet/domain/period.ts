import { datesOf } from '@wangge/time'
import type { Owed } from './roll.ts'

/**
 * One worker's period: what is owed and what ticked it. One item of at most 1 KB for 15 households, a third of them
 * due twice, so that opening and ticking cost one write unit each.
 */
export interface Sheet {
  readonly memberId: string
  /** The worker's grid when the sheet was opened. */
  readonly areaId: string
  readonly ruleId: string
  readonly period: string
  /** Contacts owed at the cut-off. */
  readonly due: number
  /** Of them made, late entries included. */
  readonly done: number
  /** Of them entered after the period's end. */
  readonly late: number
  /** Household → contacts still owed. */
  readonly open: Record<string, number>
  /** Household → the contacts that ticked it, as `ticksOf` reads them. */
  readonly ticks: Record<string, string>
  /** Set when the period ended: from then on every change of the figures is a fact of its own. */
  readonly endedAt?: string
}

/** A contact that counted. */
export interface Tick {
  readonly contactId: string
  readonly on: string
  readonly late: boolean
}

/** When entries become late, and when the period closes for good. UTC instants. */
export interface Limits {
  readonly endsAt: string
  readonly closesAt: string
}

export type SheetState = 'open' | 'grace' | 'closed'

type Owner = Pick<Sheet, 'memberId' | 'areaId' | 'ruleId' | 'period'> & Pick<Partial<Sheet>, 'endedAt'>

/** Where a period stands; decided by the clock alone, so that no timer can leave it half-way. */
export const stateOf = ({ endsAt, closesAt }: Limits, now: string): SheetState =>
  now >= closesAt ? 'closed' : now >= endsAt ? 'grace' : 'open'

// the day of the period as one digit, `*` when entered late, the contact's id: 27 bytes a contact
const ticking = /([\da-z])(\*?)([\dA-Z]{26})/g
const written = ({ period }: Pick<Sheet, 'period'>, { contactId, on, late }: Tick): string =>
  `${datesOf(period).indexOf(on).toString(36)}${late ? '*' : ''}${contactId}`

// a household may go by the name of something every object has
const own = <T>(record: Readonly<Record<string, T>>, householdId: string): T | undefined =>
  Object.hasOwn(record, householdId) ? record[householdId] : undefined

/** The contacts that ticked a household, in the order they came. */
export const ticksOf = ({ period, ticks }: Pick<Sheet, 'period' | 'ticks'>, householdId: string): Tick[] => {
  const text = own(ticks, householdId)
  if (text === undefined) return []
  const dates = datesOf(period)
  return [...text.matchAll(ticking)].map(([, day = '', mark, contactId = '']) => ({
    contactId,
    on: dates[Number.parseInt(day, 36)] as string,
    late: mark === '*',
  }))
}

/** What is owed by a sheet, ticked or not. */
export const owedOn = (sheet: Pick<Sheet, 'period' | 'open' | 'ticks'>): Owed =>
  Object.fromEntries(
    [...new Set([...Object.keys(sheet.open), ...Object.keys(sheet.ticks)])]
      .sort()
      .map((householdId) => [householdId, (own(sheet.open, householdId) ?? 0) + ticksOf(sheet, householdId).length]),
  )

/** Households on the sheet, and those of them that are still owed a contact. */
export const householdsOn = (sheet: Pick<Sheet, 'period' | 'open' | 'ticks'>): { due: number; open: number } => ({
  due: Object.keys(owedOn(sheet)).length,
  open: Object.keys(sheet.open).length,
})

/** Is a household on the sheet? */
export const isOn = ({ open, ticks }: Pick<Sheet, 'open' | 'ticks'>, householdId: string): boolean =>
  own(open, householdId) !== undefined || own(ticks, householdId) !== undefined

const count = (
  { memberId, areaId, ruleId, period, endedAt }: Owner,
  owed: Owed,
  ticked: (id: string) => Tick[],
): Sheet => {
  const households = Object.entries(owed).map(([id, due]) => ({ id, due, ticked: ticked(id).slice(0, due) }))
  const all = households.flatMap((one) => one.ticked)
  const left = households.filter((one) => one.due > one.ticked.length)
  const done = households.filter((one) => one.ticked.length > 0)
  return {
    memberId,
    areaId,
    ruleId,
    period,
    due: households.reduce((sum, { due }) => sum + due, 0),
    done: all.length,
    late: all.filter(({ late }) => late).length,
    open: Object.fromEntries(left.map((one) => [one.id, one.due - one.ticked.length])),
    ticks: Object.fromEntries(
      done.map((one) => [one.id, one.ticked.map((tick) => written({ period }, tick)).join('')]),
    ),
    ...(endedAt !== undefined && { endedAt }),
  }
}

/** Opens a sheet with what is owed at the cut-off; none when nothing is. */
export const open = ({ memberId, areaId, ruleId, period, endedAt }: Owner, owed: Owed): Sheet | undefined => {
  const each = Object.values(owed)
  if (each.length === 0) return undefined
  const due = each.reduce((sum, times) => sum + times, 0)
  const of = { memberId, areaId, ruleId, period, ...(endedAt !== undefined && { endedAt }) }
  return { ...of, due, done: 0, late: 0, open: owed, ticks: {} }
}

/**
 * The sheet owing exactly this, in this area: for links that became known after it was opened. Undefined when it is so
 * already. Figures that are a fact stay where they were told of.
 */
export const settle = (sheet: Sheet, owed: Owed, areaId: string): Sheet | undefined => {
  const of = sheet.endedAt === undefined ? { ...sheet, areaId } : sheet
  const settled = count(of, owed, (householdId) => ticksOf(sheet, householdId))
  const facts = ({ areaId, open, ticks }: Sheet) =>
    JSON.stringify([areaId, Object.entries(open).sort(), Object.entries(ticks).sort()])
  return facts(settled) === facts(sheet) ? undefined : settled
}

/**
 * Ticks a household; undefined when it is not owed, or owed no more: two in a week count once, and where two are owed,
 * two on one day count once.
 */
export const tick = (sheet: Sheet, householdId: string, contact: Tick): Sheet | undefined => {
  const before = ticksOf(sheet, householdId)
  if (own(sheet.open, householdId) === undefined || before.some(({ on }) => on === contact.on)) return undefined
  return count(sheet, owedOn(sheet), (id) => (id === householdId ? [...before, contact] : ticksOf(sheet, id)))
}

/** Ends a sheet: its figures become a fact. Undefined when it had ended before. */
export const end = (sheet: Sheet, now: string): Sheet | undefined =>
  sheet.endedAt === undefined ? { ...sheet, endedAt: now } : undefined
