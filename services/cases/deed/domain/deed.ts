import type { Today } from '@wangge/ledger'
import { addDays, endOfDate, type LocalDate, spanOf } from '@wangge/time'
import * as z from 'zod'
import { Quantity } from '../contract/views.ts'
import { type DeedCommand, type DeedFigure, DeedStep, Owner } from '../contract/words.ts'

/** An item of a deed list as it rests; what was reported when, and with which proof, is in its ledger. */
export const Deed = z.object({
  deedId: z.string(),
  areaId: z.string(),
  listingAreaId: z.string(),
  list: z.string(),
  period: z.string(),
  title: z.string(),
  owner: Owner,
  dueOn: z.string(),
  quantity: Quantity,
  done: z.number(),
  step: DeedStep,
  fromCaseId: z.string().optional(),
  caseId: z.string().optional(),
  publishedOn: z.string().optional(),
  finishedOn: z.string().optional(),
  finisherId: z.string().optional(),
  rework: z.number().int().optional(),
  /** The first day that it missed, once that was moved: late stays late. */
  overdueSince: z.string().optional(),
  /** Another amount that waits for a checker's word. */
  asked: z.object({ amount: z.number(), memberId: z.string(), on: z.string() }).optional(),
  /** When its owner is to be reminded next. */
  actAt: z.string().optional(),
  head: z.string(),
})
export type Deed = z.output<typeof Deed>

type Standing = Pick<Deed, 'step' | 'dueOn' | 'overdueSince'>

const isDone = ({ step }: Pick<Deed, 'step'>): boolean => step === 'done' || step === 'checked'
const isOpen = ({ step }: Pick<Deed, 'step'>): boolean => step === 'planned' || step === 'under-way'
/** The day it is due by now is over: its owner is reminded. */
export const isPastDue = (deed: Standing, today: LocalDate): boolean => isOpen(deed) && deed.dueOn < today
/** Published, not done, and its day is over, or was before it was moved. */
export const isOverdueOn = (deed: Standing, today: LocalDate): boolean =>
  isPastDue(deed, today) || (isOpen(deed) && deed.overdueSince !== undefined)

/** Would the item as it is, or another's hand in it, not refuse the command to them? */
export const isOpenTo = (
  command: DeedCommand,
  { done, quantity, finisherId, asked }: Deed,
  { memberId, own }: { memberId: string; own: boolean },
): boolean => {
  if (command === 'finish') return done >= quantity.amount
  if (command === 'check') return memberId !== finisherId
  return command !== 'decide-amount' || (!own && memberId !== asked?.memberId)
}

/** Whether a figure counts an item: what counts and what lists ask the same. */
export const counts = (figure: DeedFigure, deed: Standing, today: LocalDate): boolean => {
  switch (figure) {
    case 'items':
      return isOpen(deed) || isDone(deed)
    case 'done':
      return isDone(deed)
    case 'open':
      return isOpen(deed)
    case 'overdue':
      return isOverdueOn(deed, today)
    case 'cancelled':
      return deed.step === 'cancelled'
  }
}

/** Whether a period lies within another: the quarter within its year. */
export const liesIn = (period: string, whole: string): boolean => {
  if (period === whole) return true
  const [inner, outer] = [spanOf(period), spanOf(whole)]
  return inner.first >= outer.first && inner.last <= outer.last
}

/** An item begins with its period, or with the day it was promised if that came first. */
export const firstDayOf = ({ period, publishedOn }: Pick<Deed, 'period' | 'publishedOn'>): string => {
  const { first } = spanOf(period)
  return publishedOn !== undefined && publishedOn < first ? publishedOn : first
}

const thousandths = (amount: number): number => Math.round(amount * 1000)
/** Amounts have three decimals at most; added as whole thousandths, no sum is off by a rounding. */
export const sumOf = (...amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + thousandths(amount), 0) / 1000

/** When the owner of an open item is reminded first: as soon as its day is over. */
export const firstReminder = (dueOn: LocalDate, { today, zone }: Today): string =>
  endOfDate(dueOn < today ? addDays(today, -1) : dueOn, zone)

/** Hundredths of a percent, rounded half up in whole numbers: 380 of 703 are 54.05. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((20_000 * part + whole) / (2 * whole)) / 100

type Counted = Standing & Pick<Deed, 'quantity' | 'done'>

/** Figures over items: each counts what `counts` says it does; quantities are summed within one unit only. */
export const figuresOf = (deeds: readonly Counted[], today: LocalDate) => {
  const count = (figure: DeedFigure): number => deeds.filter((deed) => counts(figure, deed, today)).length
  const [items, done] = [count('items'), count('done')]
  const sums = new Map<string, { unit: string; planned: number; done: number }>()
  for (const deed of deeds.filter((one) => counts('items', one, today))) {
    const { unit, amount } = deed.quantity
    const { planned, done } = sums.get(unit) ?? { planned: 0, done: 0 }
    sums.set(unit, { unit, planned: sumOf(planned, amount), done: sumOf(done, deed.done) })
  }
  return {
    items,
    done,
    rate: items === 0 ? null : done / items,
    percent: percentOf(done, items),
    open: count('open'),
    overdue: count('overdue'),
    cancelled: count('cancelled'),
    quantities: [...sums.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1)),
  }
}
