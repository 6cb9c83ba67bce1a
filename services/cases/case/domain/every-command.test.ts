import { Problem } from '@wangge/problem'
import { limitKinds, openCalendar } from '@wangge/time'
import fc from 'fast-check'
import { type Command, limits } from '../contract/words.ts'
import { allowedAt } from '../steps/table.ts'
import { aSetting, config } from '../testing/a-case.ts'
import { type Around, aReportedCase, give, sweptCase, whatIsDone } from '../testing/any-case.ts'
import { anyBranch, anyGap, hasHolder, nextOn, rungOf } from '../testing/any-ladder.ts'
import { type Case, isOpen } from './case.ts'
import type { Ladder } from './ladder.ts'
import type { Decision, Setting } from './order.ts'
import { wasOpen } from './reopen.ts'

const minute = 60_000
const start = Date.parse(aSetting().now)

const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(start + n * 1440 * minute).toISOString().slice(0, 10))
const span = fc.record({ kind: fc.constantFrom(...limitKinds), amount: fc.integer({ min: 1, max: 9 }) })
const step = fc.record({
  gap: anyGap,
  /** How often the timer rings: not at all, once, or twice at once. */
  rings: fc.constantFrom(0, 1, 1, 2),
  target: fc.nat(60),
  /** Straight on, as far as that goes. */
  isOnward: fc.boolean(),
  command: fc.nat(60),
  dice: fc.nat(60),
  who: fc.nat(60),
})
/** Branches of a tree, their holidays and limits, and what happens when. */
const world = fc.record({
  branches: fc.tuple(anyBranch('one'), anyBranch('two'), anyBranch('six')),
  holidays: fc.uniqueArray(day, { maxLength: 60 }),
  spans: fc.record(Object.fromEntries([...limits, 'urge', 'hand-up'].map((name) => [name, span]))),
  happenings: fc.array(step, { minLength: 20, maxLength: 80 }),
})
type World = typeof world extends fc.Arbitrary<infer W> ? W : never

/** Commands that may lift a case a level, over those where nobody is; all others leave it where it is. */
const lifts: readonly Command[] = ['hand-up', 'return', 'solve']
const onward: readonly Command[] = ['decide-extension', 'accept', 'start', 'solve', 'check', 'resume']
/** Where a case with open parts may be. */
const undone = ['reported', 'accepted', 'dispatched', 'started', 'waiting']
/** Sent by whoever has the right to, at their level; back to where it was handled, or above. */
const elsewhere: readonly Command[] = ['dispatch', 'check', 'reopen', 'rehang']

/** A county in which the world happens, with everything that must hold after each thing that does. */
const play = ({ branches, holidays, spans, happenings }: World) => {
  const calendar = openCalendar({ ...config.calendar, coveredThrough: '2099-12-31', holidays, makeUpWorkdays: [] })
  const limitFor: Setting['timing']['limitFor'] = (name) => spans[name] as ReturnType<Setting['timing']['limitFor']>
  const cases = new Map<string, Case>()
  const handedUp = new Set<string>()
  const urgedFor = new Set<string>()
  const seen: [at: string, open: ReadonlySet<string>][] = []
  const met = new Set<Command>()
  let now = start
  let turn = 0

  const ladderOf = ({ areaId }: Pick<Case, 'areaId'>): Ladder => {
    const ladders = branches[Number(areaId)] as Ladder[]
    return ladders[turn % ladders.length] as Ladder
  }
  const settingFor = (found: Pick<Case, 'areaId'>): Setting => ({
    ...aSetting({ now: new Date(now).toISOString(), ladder: ladderOf(found), reopenDays: 90, ratingDays: 90 }),
    timing: { ...aSetting().timing, calendar, limitFor },
  })

  const keep = ({ state, entries }: Decision): void => {
    const before = cases.get(state.caseId)
    const { now: at, ladder } = settingFor(state)
    const moved = before && (before.step !== state.step || before.level !== state.level)
    if (moved) expect(state.movedAt).toBe(at)
    if (!before || JSON.stringify(before.holder) !== JSON.stringify(state.holder))
      if (state.holder.memberId === undefined) expect(hasHolder(ladder, state)).toBe(true)
    // the ledger gives a case that is new its first hash
    cases.set(state.caseId, { ...state, head: `${state.head}${entries.length}` })
  }

  const checkAll = (): void => {
    for (const found of cases.values()) {
      const { dueAt, actAt, limit, holder, openParts = [], parts = [] } = found
      const must = (holds: boolean, what: string) => {
        if (!holds) throw new Error(`${what}: ${JSON.stringify(found)}`)
      }
      for (const one of [dueAt, actAt, limit]) must((one !== undefined) === isOpen(found), 'a limit while it is open')
      must(Boolean(holder.role && holder.areaId), 'a holder')
      must(limit === 'reply' || !actAt || actAt >= (dueAt as string), 'pressed for after it is due')
      const open = parts.filter((caseId) => isOpen(cases.get(caseId) as Case)).sort()
      must(`${open}` === `${[...openParts].sort()}`, 'its open parts')
      must(open.length === 0 || undone.includes(found.step), 'no further than its parts')
      const main = found.step === 'merged' && cases.get(found.mergedInto as string)
      must(!main || main.merged?.includes(found.caseId) === true, 'merged both ways')
    }
  }

  /** The timer looks at a case: urged once a breach, then one level up, once. */
  const ring = (found: Case, around: Pick<Around, 'settingFor'>): void => {
    const pressed = sweptCase(found, around)
    if (!pressed) return
    const ladder = ladderOf(found)
    const [from, to] = [rungOf(ladder, found), rungOf(ladder, pressed.state)]
    const breach = `${found.caseId} ${found.limit} ${found.level} ${found.dueAt}`
    // a reminder of an urging goes beside what the limits ask for
    const command = pressed.entries.find((one) => one.command !== 'remind-urge')?.command
    if (command === undefined) {
      keep(pressed)
      return
    }
    if (command === 'hand-up') {
      const isUrged = found.urgedAt !== undefined || found.vacant === true
      expect([to, handedUp.has(breach), isUrged]).toEqual([nextOn(ladder, from), false, true])
      handedUp.add(breach)
    } else if (command === 'urge') {
      expect([to, urgedFor.has(breach) && from < ladder.length - 1]).toEqual([from, false])
      urgedFor.add(breach)
    } else expect([command, to]).toEqual(['resume', from])
    keep(pressed)
    // what goes on without a reply may be overdue already; nothing else is left for a ring that overlaps
    if (command !== 'resume') expect(sweptCase(pressed.state, around)).toBeUndefined()
  }

  const act = (found: Case, command: Command, around: Around): void => {
    try {
      const decisions = whatIsDone(command, found, around)
      const [own] = decisions
      if (!own) return
      const ladder = ladderOf(found)
      const [from, to] = [rungOf(ladder, found), rungOf(ladder, own.state)]
      // an emergency goes to the nearest who may take it, wherever that is
      const isUrgent = own.state.class === 'emergency'
      const highest = isUrgent ? ladder.length - 1 : lifts.includes(command) ? nextOn(ladder, from) : from
      if (!elsewhere.includes(command)) expect(to >= from && to <= highest).toBe(true)
      for (const decision of decisions) keep(decision)
      met.add(command)
    } catch (error) {
      // refused: nothing was kept
      if (!(error instanceof Problem)) throw error
    }
  }

  const look = () => {
    const at = new Date(now).toISOString()
    if (seen.at(-1)?.[0] === at) seen.pop()
    seen.push([at, new Set([...cases.values()].filter(isOpen).map(({ caseId }) => caseId))])
  }

  for (const areaId of ['0', '1', '2', '0']) keep(aReportedCase(`CASE${cases.size}`, areaId, settingFor({ areaId })))
  look()
  for (const { gap, rings, target, isOnward, command, dice, who } of happenings) {
    now += gap * minute
    turn++
    const all = [...cases.values()]
    const found = all[target % all.length] as Case
    const possible = allowedAt(found.step, found).filter((one) => one in give)
    const ladder = ladderOf(found)
    const memberId = ['ann', 'bo', 'cy', 'di'][who % 4] as string
    const actor = {
      kind: 'member',
      memberId,
      role: 'lead',
      areaId: (ladder[who % ladder.length] as Ladder[number]).areaId,
    } as const
    const next = isOnward
      ? found.step === 'checked'
        ? 'answer'
        : onward.find((one) => possible.includes(one))
      : undefined
    const chosen = next ?? possible[command % Math.max(possible.length, 1)]
    if (chosen) act(found, chosen, { cases, actor, dice, settingFor })
    for (let n = 0; n < rings; n++) for (const one of [...cases.values()]) ring(one, { settingFor })
    checkAll()
    look()
  }
  return { cases, seen, met, settingFor, ring, to: (instant: string) => (now = Math.max(now, Date.parse(instant))) }
}

describe('whatever is done to cases, whoever is there, and whatever the timer does', () => {
  it('C10 C17 C19 every open case has a holder and a deadline, goes up one level at most, and once a breach', () => {
    const met = new Set<Command>()
    fc.assert(
      fc.property(world, (what) => {
        for (const command of play(what).met) met.add(command)
      }),
      { numRuns: 200 },
    )
    // a property that met nothing has proved nothing
    expect(Object.keys(give).filter((command) => !met.has(command as Command))).toEqual([])
  })

  it('C11 the list of any day can be told from the cases as they are now', () => {
    fc.assert(
      fc.property(world, (what) => {
        const { cases, seen } = play(what)
        for (const [at, open] of seen)
          for (const found of cases.values())
            if (wasOpen(found, at) !== open.has(found.caseId)) throw new Error(`${at}: ${JSON.stringify(found)}`)
      }),
      { numRuns: 80 },
    )
  })

  it('C10 drops none: what is left alone is pressed for by the timer, sooner or later, wherever it lies', () => {
    fc.assert(
      fc.property(world, (what) => {
        const { cases, settingFor, ring, to } = play(what)
        for (const { caseId } of [...cases.values()].filter(isOpen)) {
          const before = cases.get(caseId) as Case
          to(before.actAt as string)
          ring(before, { settingFor })
          expect(cases.get(caseId)).not.toEqual(before)
        }
      }),
      { numRuns: 60 },
    )
  })
})
