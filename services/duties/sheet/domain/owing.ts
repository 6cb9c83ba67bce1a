import { open, type Sheet, settle } from './period.ts'
import { owedAt, placeOf, type Roll } from './roll.ts'
import type { DutyPeriod } from './rule.ts'

/** The sheet that a worker's rolls make: what was owed at the cut-off, whenever it is asked. */
export const sheetBy = (rolls: readonly Roll[], duty: DutyPeriod, now: string): Sheet | undefined => {
  const { ruleId, period, from, endsAt } = duty
  const areaId = placeOf(rolls)
  if (!rolls[0] || areaId === undefined || now < from) return undefined
  // opened after its period, it is a fact at once: no timer will end it any more
  const endedAt = now >= endsAt ? { endedAt: now } : {}
  return open({ memberId: rolls[0].memberId, areaId, ruleId, period, ...endedAt }, owedAt(rolls, from))
}

/** What a stored sheet, or none, must become to be as the rolls make it; undefined when it is so already. */
export const settledBy = <S extends Sheet>(
  stored: S | undefined,
  rolls: readonly Roll[],
  duty: DutyPeriod,
  now: string,
): Sheet | undefined =>
  stored ? settle(stored, owedAt(rolls, duty.from), placeOf(rolls) ?? stored.areaId) : sheetBy(rolls, duty, now)
