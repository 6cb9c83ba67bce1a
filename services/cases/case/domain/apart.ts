import type { Actor } from '@wangge/ledger'
import type { Case } from './case.ts'
import { type Decision, entry, legal, type Setting } from './order.ts'
import { demandReopenable, openAgain } from './reopen.ts'

const timer: Actor = { kind: 'timer' }

interface Shared {
  readonly main: Case
  /** Those of everybody else who reported the same. */
  readonly others: readonly Case[]
  readonly stars?: number | undefined
}

/** What becomes of every case of a matter. */
export interface Apart {
  readonly part: Decision
  readonly main: Decision
  readonly others: readonly Decision[]
}

/** As it was closed with the case that it was merged into. */
const closedAs = ({ mergedInto: _, ...part }: Case, main: Case): Case => {
  const { step, level, holder, rungId, solvedAt, struckOffAt, handlerId, handledAs, late, lateAt, first } = main
  return {
    ...part,
    ...{ step, level, holder, rungId, solvedAt, struckOffAt, handlerId, handledAs },
    ...(late && { late }),
    ...(lateAt && { lateAt }),
    ...(first && { first }),
    ...(main.rating && { rating: main.rating }),
    closings: main.closings ?? [],
  }
}

/**
 * It is not solved after all, and the case it went on in was erased by its own reporter: it goes on in the case of
 * whoever says so, with everybody else who reported the same (C16).
 */
export const reopenApart = (
  part: Case,
  { main, others, stars }: Shared,
  { reason, actor }: { reason: string; actor: Actor },
  setting: Setting,
): Apart => {
  legal('reopen', main)
  demandReopenable(main, setting)
  const about = { reason, actor, stars, before: part, mainId: main.caseId }
  const opened = openAgain('reopen', closedAs(part, main), about, setting)
  const closings = (part.closings ?? []).map((one) => ({ ...one, until: one.until ?? setting.now }))
  const merged = others.map(({ caseId }) => caseId)
  const state: Case = { ...opened.state, closings, ...(merged.length > 0 && { merged }) }
  const { merged: _, ...left } = main
  return {
    part: {
      state,
      entries: [
        ...opened.entries,
        ...merged.map((partId) => entry('take-in', { before: state, after: state, actor: timer, data: { partId } })),
      ],
    },
    main: {
      state: left,
      entries: [part.caseId, ...merged].map((partId) =>
        entry('let-go', { before: main, after: left, actor: timer, data: { partId } }),
      ),
    },
    others: others.map((other) => {
      const after = { ...other, mergedInto: part.caseId }
      return {
        state: after,
        entries: [entry('merge', { before: other, after, actor: timer, data: { mainId: part.caseId } })],
      }
    }),
  }
}
