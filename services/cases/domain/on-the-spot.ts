import type { Actor } from '@wangge/ledger'
import type { Evidence } from '../contract/words.ts'
import { nothingRequired, type Proving } from './evidence.ts'
import { accept, type NewCase, report, solve } from './handle.ts'
import type { Decision, Setting } from './order.ts'

/** Reported and solved in one go by whoever stands there (现场办结, C4): every step is in the ledger, and it is checked like any other. */
export const solveOnTheSpot = (
  what: NewCase,
  how: { evidence: readonly Evidence[]; note?: string },
  actor: Actor,
  setting: Setting,
  proving: Proving = nothingRequired,
): Decision => {
  const reported = report(what, actor, setting)
  const accepted = accept(reported.state, {}, actor, setting)
  const solved = solve(accepted.state, { ...how, field: 'solve.evidence' }, actor, setting, proving)
  return { state: solved.state, entries: [...reported.entries, ...accepted.entries, ...solved.entries] }
}
