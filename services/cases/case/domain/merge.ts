import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { isGraver } from '../contract/words.ts'
import type { Case } from './case.ts'
import { comeBack, leave } from './leave.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

/** What a command does to two cases at once. */
export interface Pair {
  readonly part: Decision
  readonly main: Decision
}

/** Cases that may be merged into one: their reporters are told one by one. */
const most = 20

const refuse = (zh: string, en: string, facts: Record<string, unknown>): never => {
  throw new Problem('conflict', say(zh, en), { facts })
}

/** The same matter as another: it goes on there, and everybody who reported it gets the answer (C16). */
export const merge = (
  part: Case,
  main: Case,
  { reason }: { reason?: string },
  actor: Actor,
  setting: Setting,
): Pair => {
  const outcome = legal('merge', part)
  const joined = legal('take-in', main)
  // steps, answers and numbers of the one would be seen by those of the other
  if (part.confidential || main.confidential) refuse('保密事项不并案', 'Confidential cases are not merged', {})
  if (part.caseId === main.caseId) refuse('不能与自己并案', 'A case cannot be merged into itself', {})
  if (part.merged?.length) refuse('其下已有并案，请先撤销', 'Others were merged into it', { merged: part.merged })
  // it would run by the limits and alerts of the lighter one, and be lost sight of
  if (isGraver(part.class, main.class))
    refuse(
      '不能并入分级较低的事项：请把较低的并入较高的，或先更正分级',
      'It is of a graver class than that one: merge the other into it, or correct the class first',
      { command: 'merge', class: part.class, mainClass: main.class },
    )
  const merged = [...(main.merged ?? []), part.caseId]
  if (merged.length > most) refuse('并案数量已满', 'Too many are merged into it', { most })
  const state: Case = { ...leave(part, outcome, setting), mergedInto: main.caseId }
  const whole: Case = { ...move(main, joined, setting), merged }
  const about = { mainId: main.caseId, reportedAt: part.reportedAt }
  return {
    part: {
      state,
      entries: [entry('merge', { before: part, after: state, actor, note: reason, data: about })],
    },
    main: {
      state: whole,
      entries: [entry('take-in', { before: main, after: whole, actor, note: reason, data: { partId: part.caseId } })],
    },
  }
}

/** Not the same after all: it begins anew where it lay. */
export const unmerge = (
  part: Case,
  main: Case,
  { reason }: { reason: string },
  actor: Actor,
  setting: Setting,
): Pair => {
  const outcome = legal('unmerge', part)
  const { mergedInto: _, ...rest } = part
  const state = comeBack(rest, outcome, setting)
  const { merged = [], ...others } = main
  const left = merged.filter((caseId) => caseId !== part.caseId)
  const whole: Case = {
    ...move(others, legal('let-go', main), setting),
    ...(left.length > 0 && { merged: left }),
  }
  const about = { mainId: main.caseId, reportedAt: part.reportedAt }
  return {
    part: { state, entries: [entry('unmerge', { before: part, after: state, actor, note: reason, data: about })] },
    main: {
      state: whole,
      entries: [entry('let-go', { before: main, after: whole, actor, note: reason, data: { partId: part.caseId } })],
    },
  }
}

/** What was answered to the main case, told to one who reported the same. */
export const passOn = (
  part: Case,
  { text, final = false }: { text: string; final?: boolean },
  setting: Setting,
): Decision => {
  const state: Case = {
    ...move(part, legal('answer', part), setting),
    firstAnswerAt: part.firstAnswerAt ?? setting.now,
  }
  const data = { final, text, mainId: part.mergedInto }
  return {
    state,
    entries: [entry('answer', { before: part, after: state, actor: { kind: 'timer' }, note: text, data })],
  }
}
