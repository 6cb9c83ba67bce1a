import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { outcomeOf } from '../steps/table.ts'
import type { Outcome } from '../steps/words.ts'
import type { Case } from './case.ts'
import { titleFor } from './handle.ts'
import { isOn, lowest } from './ladder.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

const refuse = (zh: string, en: string, facts: Record<string, unknown> = {}): never => {
  throw new Problem('conflict', say(zh, en), { facts })
}

const demandConfidential = ({ confidential }: Case): void => {
  if (!confidential) refuse('不是保密事项', 'It is not confidential')
}

type How = readonly [said: { reason: string }, actor: Actor, setting: Setting]

/** What a command does to a case, and to its parts with it. */
export interface Whole {
  readonly whole: Decision
  readonly parts: readonly Decision[]
}

const seal = (found: Case, ...[{ reason: note }, actor, setting]: How): Decision => {
  const goesUp = !isOn(setting.ladder, found)
  const outcome = outcomeOf('mark-confidential', found.step, goesUp ? 'goes-up' : 'stays') as Outcome
  const moved = move(found, outcome, setting, goesUp ? lowest(setting.ladder, found) : found)
  const marked: Case = { ...moved, confidential: 'staff' }
  const state: Case = { ...marked, title: titleFor(marked) }
  const data = goesUp ? { previous: found.holder } : {}
  return { state, entries: [entry('mark-confidential', { before: found, after: state, actor, note, data })] }
}

/** Kept from all but a few from here on; it goes up to where confidential cases start, if it lies below (C20). */
export const markConfidential = (found: Case, parts: readonly Case[], ...how: How): Whole => {
  legal('mark-confidential', found)
  if (found.confidential) refuse('已是保密事项', 'It is confidential already')
  if (found.merged?.length) refuse('其下有并案，请先撤销', 'Others were merged into it', { merged: found.merged })
  const open = parts.filter(({ confidential }) => !confidential)
  return { whole: seal(found, ...how), parts: open.map((part) => seal(part, ...how)) }
}

const unseal = (found: Case, ...[{ reason: note }, actor, setting]: How): Decision => {
  const outcome = outcomeOf('unmark-confidential', found.step) as Outcome
  const { confidential: _, viewers: __, namedBy: ___, ...rest } = move(found, outcome, setting)
  const state: Case = { ...rest, title: titleFor(rest) }
  return { state, entries: [entry('unmark-confidential', { before: found, after: state, actor, note, data: {} })] }
}

/** Like any other again; `demanded` by its category, or by its reporter, it stays as it is. */
export const unmarkConfidential = (
  found: Case,
  parts: readonly Case[],
  { reason, demanded }: { reason: string; demanded: boolean },
  actor: Actor,
  setting: Setting,
): Whole => {
  legal('unmark-confidential', found)
  demandConfidential(found)
  if (demanded) refuse('该类别的事项一律保密', 'Cases of its category are always confidential')
  if (found.confidential === 'reporter') refuse('反映人要求保密', 'Its reporter asked for it')
  const how = [{ reason }, actor, setting] as const
  const kept = parts.filter(({ confidential }) => confidential)
  return { whole: unseal(found, ...how), parts: kept.map((part) => unseal(part, ...how)) }
}

interface Named {
  readonly memberId: string
  readonly reason: string
}

type Post = NonNullable<Case['namedBy']>[string]

/** The post in which somebody names a viewer. */
const namingPost = ({ role = '', areaId = '' }: Actor, { unitId }: Pick<Case, 'unitId'>): Post => ({
  role,
  areaId,
  ...(role === 'department' && unitId && { unitId }),
})

/** One more who may see it. */
export const nameViewer = (found: Case, { memberId, reason }: Named, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('name-viewer', found)
  demandConfidential(found)
  const { viewers = [] } = found
  const { mostViewers: most } = setting.rules.confidential
  if (viewers.includes(memberId)) refuse('已是知情人', 'They may see it already')
  if (viewers.length >= most) refuse('知情人已满', 'No more may be named', { most })
  const state: Case = {
    ...move(found, outcome, setting),
    viewers: [...viewers, memberId],
    namedBy: { ...found.namedBy, [memberId]: namingPost(actor, found) },
  }
  const data = { viewerId: memberId }
  return { state, entries: [entry('name-viewer', { before: found, after: state, actor, note: reason, data })] }
}

/** One less. */
export const removeViewer = (found: Case, { memberId, reason }: Named, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('remove-viewer', found)
  demandConfidential(found)
  const { viewers = [], namedBy = {}, ...rest } = found
  if (!viewers.includes(memberId)) refuse('不是知情人', 'They are not named')
  const left = viewers.filter((one) => one !== memberId)
  const { [memberId]: _, ...others } = namedBy
  const kept = left.length > 0 && { viewers: left, namedBy: others }
  const state: Case = { ...move(rest, outcome, setting), ...kept }
  const data = { viewerId: memberId }
  return { state, entries: [entry('remove-viewer', { before: found, after: state, actor, note: reason, data })] }
}
