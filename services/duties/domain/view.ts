import type { SheetView } from '../contract/sheets.ts'
import { type Limits, owedOn, type Sheet, stateOf, ticksOf } from './sheet.ts'

/** A sheet as its worker sees it: households in the order of their ids. */
export const view = (sheet: Sheet, limits: Limits, now: string): SheetView => {
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
