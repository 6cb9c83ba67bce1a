import type { Case } from './case.ts'
import { levelOf } from './ladder.ts'
import { move, type Setting } from './order.ts'
import type { Outcome } from './steps.ts'

/** Off the list without being solved here: no limit runs, and since when is kept. */
export const leave = (found: Case, outcome: Outcome, setting: Setting): Case => {
  const { waitsFrom: _, stopped: __, ...rest } = found
  const closings = [...(found.closings ?? []), { at: setting.now }]
  const { stopped: ___, ...state } = move(rest, outcome, setting)
  return { ...state, closings }
}

/** Back on the list: it begins anew where it lay. */
export const comeBack = (found: Case, outcome: Outcome, setting: Setting): Case => {
  const closings = (found.closings ?? []).map((one) => (one.until === undefined ? { ...one, until: setting.now } : one))
  return { ...move(found, outcome, setting, levelOf(setting.ladder, found)), closings }
}

/** Since when a case has been off the list, when it was not struck off. */
export const leftAt = ({ closings }: Pick<Case, 'closings'>): string | undefined => closings?.at(-1)?.at
