import type { Fault } from '@wangge/problem'
import type { Op } from '@wangge/table'

/** What a room decides about one row. Faults name the column in `path`. */
export type Verdict =
  | { readonly outcome: 'added' | 'changed'; readonly ops: readonly Op[]; readonly warnings?: readonly Fault[] }
  | { readonly outcome: 'unchanged'; readonly warnings?: readonly Fault[] }
  | { readonly outcome: 'refused'; readonly faults: readonly Fault[] }

/** The row is new: these writes happen together or not at all. */
export const added = (ops: readonly Op[], warnings?: readonly Fault[]): Verdict => ({ outcome: 'added', ops, warnings })
/** The row differs from what is stored. */
export const changed = (ops: readonly Op[], warnings?: readonly Fault[]): Verdict => ({
  outcome: 'changed',
  ops,
  warnings,
})
/** The row says what is stored already. */
export const unchanged: Verdict = { outcome: 'unchanged' }
/** The row cannot be taken; the rest of the file can. */
export const refused = (...faults: readonly Fault[]): Verdict => ({ outcome: 'refused', faults })
