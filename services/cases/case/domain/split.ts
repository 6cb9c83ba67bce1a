import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import type { Case } from './case.ts'
import { accept, dispatch, report } from './handle.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

/** A part as it is asked for: what is to be done, by which unit. */
export type Wanted = Pick<Case, 'caseId' | 'description' | 'category'> & { readonly unitId: string }

/** The case that is split, and its new parts. */
export interface Split {
  readonly whole: Decision
  readonly parts: readonly Decision[]
}

/** A part begins with its unit: a case of its own, but nobody's who reported it. */
const begin = ({ unitId, ...what }: Wanted, whole: Case, actor: Actor, setting: Setting): Decision => {
  const { caseId: parentId, areaId, listingAreaId, class: kind, place, source, confidential, viewers, namedBy } = whole
  const secret = confidential && { confidential, ...(viewers && { viewers }), ...(namedBy && { namedBy }) }
  const around = { parentId, areaId, listingAreaId, class: kind, source, ...(place && { place }), ...secret }
  const made = { ...what, ...around, recorderId: actor.memberId, token: '' }
  const reported = report(made, actor, setting)
  const accepted = accept(reported.state, {}, actor, setting)
  const sent = dispatch(accepted.state, { unitId }, actor, setting)
  return { state: sent.state, entries: [...reported.entries, ...accepted.entries, ...sent.entries] }
}

/** Several units are needed: each gets a part with a ledger, a limit and a ladder of its own (C17). */
export const split = (
  found: Case,
  { wanted, note }: { wanted: readonly Wanted[]; note?: string | undefined },
  actor: Actor,
  setting: Setting,
): Split => {
  const outcome = legal('split', found)
  const { parts: had = [], openParts = [] } = found
  const { most } = setting.rules.subCases
  if (had.length + wanted.length > most)
    throw new Problem('conflict', say(`最多分办 ${most} 件`, `At most ${most} parts`), {
      facts: { most, parts: had.length },
    })
  const partIds = wanted.map(({ caseId }) => caseId)
  const state: Case = {
    ...move(found, outcome, setting),
    parts: [...had, ...partIds],
    openParts: [...openParts, ...partIds],
  }
  return {
    whole: { state, entries: [entry('split', { before: found, after: state, actor, note, data: { partIds } })] },
    parts: wanted.map((one) => begin(one, found, actor, setting)),
  }
}

/** What the whole's ledger gets when a part of it ends, or begins again; it cannot begin again once the whole is over. */
export const turnPart = (whole: Case, part: Case, isOver: boolean, actor: Actor, setting: Setting): Decision => {
  const command = isOver ? 'close-part' : 'reopen-part'
  const outcome = legal(command, whole)
  const { openParts = [], ...rest } = whole
  const others = openParts.filter((caseId) => caseId !== part.caseId)
  const open = isOver ? others : [...others, part.caseId]
  const state: Case = { ...move(rest, outcome, setting), ...(open.length > 0 && { openParts: open }) }
  const data = { partId: part.caseId, partStep: part.step, open: open.length }
  return { state, entries: [entry(command, { before: whole, after: state, actor, data })] }
}
