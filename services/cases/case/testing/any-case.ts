import type { Actor } from '@wangge/ledger'
import type { Command } from '../contract/words.ts'
import { type Case, isOpen } from '../domain/case.ts'
import { answer, check, rate } from '../domain/close.ts'
import { correct } from '../domain/correct.ts'
import { accept, dispatch, giveBack, report, solve, start } from '../domain/handle.ts'
import { cancel, handOver, noteOutside, reinstate, takeBack, withdraw } from '../domain/leave.ts'
import { merge, passOn, unmerge } from '../domain/merge.ts'
import type { Decision, Setting } from '../domain/order.ts'
import { handUp, reply, sweep, urge } from '../domain/press.ts'
import { rehang, reopen } from '../domain/reopen.ts'
import { split, turnPart } from '../domain/split.ts'
import { ask, decide, extend, resume } from '../domain/wait.ts'
import { aNewCase, proof } from './a-case.ts'

/** Everything that is known of a county in which things happen: its cases by number. */
export interface County {
  readonly cases: ReadonlyMap<string, Case>
}

/** What a command may need besides its case; `dice` picks where there is something to pick. */
export interface Around extends County {
  readonly actor: Actor
  readonly dice: number
  readonly settingFor: (found: Case) => Setting
}
type Give = (found: Case, around: Around) => Decision | readonly Decision[]

const agency = { kind: 'police', name: '城关派出所' } as const
const why = { reason: '另有缘由', text: '请向派出所查询。' }
const resident: Actor = { kind: 'resident' }

const mainOf = ({ mergedInto = '' }: Case, { cases }: County): Case => cases.get(mergedInto) as Case
const anyOther = ({ caseId }: Case, { cases, dice }: Around): Case => {
  const others = [...cases.values()].filter((one) => one.caseId !== caseId)
  return others[dice % others.length] as Case
}

/** Every command on the way of a case, and what it does to which cases. */
export const give: Readonly<Partial<Record<Command, Give>>> = {
  accept: (found, { actor, settingFor }) => accept(found, {}, actor, settingFor(found)),
  dispatch: (found, { actor, settingFor }) => dispatch(found, { unitId: 'U01' }, actor, settingFor(found)),
  start: (found, { actor, settingFor }) => start(found, {}, actor, settingFor(found)),
  return: (found, { actor, settingFor }) => giveBack(found, why, actor, settingFor(found)),
  'ask-resident': (found, { actor, settingFor }) => ask(found, why, actor, settingFor(found)),
  resume: (found, { settingFor }) => resume(found, {}, resident, settingFor(found)),
  extend: (found, { actor, dice, settingFor }) =>
    extend(found, { ...why, days: 1 + (dice % 9) }, actor, settingFor(found)),
  'decide-extension': (found, { actor, dice, settingFor }) =>
    decide(found, { granted: dice % 2 === 0 }, actor, settingFor(found)),
  solve: (found, { actor, settingFor }) => solve(found, { evidence: proof }, actor, settingFor(found)),
  check: (found, { actor, dice, settingFor }) => check(found, { passed: dice % 3 > 0 }, actor, settingFor(found)),
  answer: (found, around) => {
    const told = answer(found, why, around.actor, around.settingFor(found))
    const parts = (found.merged ?? []).map((caseId) => around.cases.get(caseId) as Case)
    return [told, ...parts.map((part) => passOn(part, why, around.settingFor(part)))]
  },
  rate: (found, around) =>
    rate(
      found,
      { stars: 1 + (around.dice % 5) },
      around.settingFor(found),
      found.mergedInto ? mainOf(found, around) : found,
    ),
  reopen: (found, { settingFor }) => reopen(found, why, resident, settingFor(found)),
  rehang: (found, { actor, settingFor }) => rehang(found, why, actor, settingFor(found)),
  merge: (found, around) => {
    const { part, main } = merge(found, anyOther(found, around), why, around.actor, around.settingFor(found))
    return [part, main]
  },
  unmerge: (found, around) => {
    const { part, main } = unmerge(found, mainOf(found, around), why, around.actor, around.settingFor(found))
    return [part, main]
  },
  'hand-over': (found, { actor, settingFor }) =>
    handOver(found, { ...why, agency, receiptNumber: 'J-42' }, actor, settingFor(found)),
  'outside-update': (found, { actor, settingFor }) =>
    noteOutside(found, { receiptNumber: 'J-42', text: '已立案' }, actor, settingFor(found)),
  'take-back': (found, { actor, settingFor }) => takeBack(found, why, actor, settingFor(found)),
  withdraw: (found, { settingFor }) => withdraw(found, {}, resident, settingFor(found)),
  cancel: (found, { actor, settingFor }) => cancel(found, why, actor, settingFor(found)),
  reinstate: (found, { actor, settingFor }) => reinstate(found, why, actor, settingFor(found)),
  split: (found, { actor, dice, cases, settingFor }) => {
    const wanted = Array.from({ length: 1 + (dice % 3) }, (_, n) => ({
      caseId: `PART${cases.size + n}`,
      unitId: `U0${n + 2}`,
      description: '清运垃圾',
      category: found.category,
    }))
    const { whole, parts } = split(found, { wanted }, actor, settingFor(found))
    return [whole, ...parts]
  },
  urge: (found, { actor, settingFor }) => urge(found, { note: '请尽快' }, actor, settingFor(found)),
  'reply-urge': (found, { actor, settingFor }) => reply(found, why, actor, settingFor(found)),
  'hand-up': (found, { actor, settingFor }) => handUp(found, why, actor, settingFor(found)),
  correct: (found, { actor, dice, settingFor }) => {
    const category = found.category === 'facility-lamp' ? 'facility-road' : 'facility-lamp'
    const { areaId, listingAreaId, place } = found
    const filed = { areaId, listingAreaId, category, class: dice % 3 > 0 ? found.class : ('emergency' as const), place }
    return correct(found, { filed, reason: why.reason }, actor, settingFor(found))
  },
}

/** A case as a resident reports it. */
export const aReportedCase = (caseId: string, areaId: string, setting: Setting): Decision =>
  report(aNewCase({ caseId, areaId }), resident, setting)

/** What time does to it. */
export const sweptCase = (found: Case, { settingFor }: Pick<Around, 'settingFor'>): Decision | undefined =>
  sweep(found, settingFor(found))

/** What a command does, and what a part that ends or begins again says to its whole: all of it or nothing. */
export const whatIsDone = (command: Command, found: Case, around: Around): readonly Decision[] => {
  const given = give[command]?.(found, around) ?? []
  const decisions = Array.isArray(given) ? given : [given as Decision]
  const [own] = decisions
  if (!own || found.parentId === undefined || isOpen(found) === isOpen(own.state)) return decisions
  const whole = around.cases.get(found.parentId) as Case
  return [...decisions, turnPart(whole, own.state, !isOpen(own.state), around.actor, around.settingFor(whole))]
}
