/**
 * One worker's period: what is owed and what ticked it. One item of at most 1 KB for 15 households, so that opening
 * and ticking cost one write unit each.
 */
export interface Sheet {
  readonly memberId: string
  readonly areaId: string
  readonly ruleId: string
  readonly period: string
  /** Households owed a contact at the cut-off. */
  readonly due: number
  /** Of them contacted, late entries included. */
  readonly done: number
  /** Of them entered after the period's end. */
  readonly late: number
  /** Households still owed. */
  readonly open: string[]
  /** Household → the contact that ticked it. */
  readonly ticks: Record<string, string>
  /** Households ticked by a late entry. */
  readonly lateFor: string[]
  /** Set when the period ended: from then on every change of the figures is a fact of its own. */
  readonly endedAt?: string
}

/** When entries become late, and when the period closes for good. UTC instants. */
export interface Limits {
  readonly endsAt: string
  readonly closesAt: string
}

export type SheetState = 'open' | 'grace' | 'closed'

/** Opens a sheet with what is owed at the cut-off. */
export const open = (of: Pick<Sheet, 'memberId' | 'areaId' | 'ruleId' | 'period'>, owed: readonly string[]): Sheet => ({
  ...of,
  due: owed.length,
  done: 0,
  late: 0,
  open: [...owed].sort(),
  ticks: {},
  lateFor: [],
})

/** Where a period stands; decided by the clock alone, so that no timer can leave it half-way. */
export const stateOf = ({ endsAt, closesAt }: Limits, now: string): SheetState =>
  now >= closesAt ? 'closed' : now >= endsAt ? 'grace' : 'open'

/** What a contact does to a sheet. Only contacts that were accepted while the period took entries become ticks. */
export interface Tick {
  readonly householdId: string
  readonly contactId: string
  readonly late: boolean
}

/** Ticks a household; undefined when it was ticked before or is not owed: two in a week count once. */
export const tick = (sheet: Sheet, { householdId, contactId, late }: Tick): Sheet | undefined =>
  !sheet.open.includes(householdId)
    ? undefined
    : {
        ...sheet,
        done: sheet.done + 1,
        late: sheet.late + (late ? 1 : 0),
        open: sheet.open.filter((id) => id !== householdId),
        ticks: { ...sheet.ticks, [householdId]: contactId },
        lateFor: late ? [...sheet.lateFor, householdId] : sheet.lateFor,
      }

/** Ends a sheet: its figures become a fact. Undefined when it had ended before. */
export const end = (sheet: Sheet, now: string): Sheet | undefined =>
  sheet.endedAt === undefined ? { ...sheet, endedAt: now } : undefined
