import type { SheetView } from '../contract.ts'
import { type Limits, type Sheet, stateOf } from './sheet.ts'

/** A sheet as its worker sees it: households in the order of their ids. */
export const view = (sheet: Sheet, limits: Limits, now: string): SheetView => {
  const { memberId, areaId, ruleId, period, due, done, late, open, ticks, lateFor } = sheet
  const state = stateOf(limits, now)
  return {
    memberId,
    areaId,
    ruleId,
    period,
    state,
    due,
    done,
    late,
    closesAt: limits.closesAt,
    households: [...open, ...Object.keys(ticks)].sort().map((householdId) => ({
      householdId,
      done: householdId in ticks,
      late: lateFor.includes(householdId),
      ...(ticks[householdId] !== undefined && { contactId: ticks[householdId] }),
    })),
  }
}
