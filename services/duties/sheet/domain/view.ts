import type { SheetView } from '../contract/lists.ts'
import { type Limits, owedOn, type Sheet, stateOf, ticksOf } from './period.ts'

/** A sheet as its worker sees it: households in the order of their ids. */
export const sheetView = (sheet: Sheet, limits: Limits, now: string): SheetView => {
  const { memberId, areaId, ruleId, period, due, done, late } = sheet
  return {
    memberId,
    areaId,
    ruleId,
    period,
    state: stateOf(limits, now),
    due,
    done,
    late,
    closesAt: limits.closesAt,
    households: Object.entries(owedOn(sheet)).map(([householdId, times]) => {
      const contacts = ticksOf(sheet, householdId)
      return { householdId, due: times, done: contacts.length, contacts }
    }),
  }
}
