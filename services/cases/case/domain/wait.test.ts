import { Problem } from '@wangge/problem'
import { aCase, aLadder, aSetting, later, members } from '../testing/a-case.ts'
import type { Case } from './case.ts'
import { check } from './close.ts'
import { dispatch, giveBack, solve } from './handle.ts'
import { reply, sweep, urge } from './press.ts'
import { ask, decide, extend, resume } from './wait.ts'

const { worker, leader, secretary, official, clerk } = members
const setting = aSetting()
const codeOf = (run: () => unknown): string => {
  try {
    run()
    return 'allowed'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}
const at = (now: string) => later(setting, now)

describe('waiting for the resident', () => {
  const accepted = aCase('accepted')
  const asked = (found: Case, now: string) => ask(found, { text: '在哪一侧？' }, worker, at(now))

  it('C9 stops the clock, and goes on with what was left', () => {
    // due Monday 30 November 18:00; asked on Wednesday, answered on Friday: two working days later
    const waiting = asked(accepted, '2026-11-25T02:00:00.000Z').state
    expect(waiting).toMatchObject({ step: 'waiting', limit: 'reply', dueAt: '2026-11-30T16:00:00.000Z' })
    const again = resume(waiting, { text: '左侧' }, { kind: 'resident' }, at('2026-11-27T02:00:00.000Z'))
    expect(again.state).toMatchObject({ step: 'accepted', limit: 'handle', dueAt: '2026-12-02T10:00:00.000Z' })
    expect(again.state.waitsFrom).toBeUndefined()
    expect(again.state.holder).toEqual(accepted.holder)
    expect(again.entries[0]).toMatchObject({ note: '左侧', data: { by: 'resident' } })
  })

  it.each(['accepted', 'dispatched', 'started'] as const)('C9 goes on at %s, where it stood still', (step) => {
    const waiting = asked(aCase(step), setting.now).state
    expect(resume(waiting, {}, clerk, setting).state).toMatchObject({ step, dueAt: aCase(step).dueAt })
  })

  it('C9 goes on by itself when no reply comes, without urging anybody for it', () => {
    const waiting = asked(accepted, '2026-11-25T02:00:00.000Z').state
    expect(sweep(waiting, at('2026-11-30T15:59:59.999Z'))).toBeUndefined()
    const decision = sweep(waiting, at('2026-11-30T16:00:00.000Z'))
    expect(decision?.state).toMatchObject({ step: 'accepted', dueAt: '2026-12-04T10:00:00.000Z' })
    expect(decision?.entries[0]).toMatchObject({ command: 'resume', data: { by: 'timer' } })
  })

  it('C9 does not heal what was late before it was asked', () => {
    const late = asked(accepted, '2026-12-05T02:00:00.000Z').state
    expect(late.late).toBe(true)
    expect(resume(late, {}, worker, at('2026-12-07T02:00:00.000Z')).state.dueAt).toBe(accepted.dueAt)
  })

  it('C15 keeps the deadline that stood still and went on when a check fails', () => {
    const waiting = asked(accepted, '2026-11-25T02:00:00.000Z').state
    const resumed = resume(waiting, {}, worker, at('2026-11-27T02:00:00.000Z')).state
    const solved = solve(
      resumed,
      { evidence: [{ kind: 'note', text: '好了' }] },
      worker,
      at('2026-11-27T03:00:00.000Z'),
    )
    expect(check(solved.state, { passed: false }, leader, at('2026-11-30T03:00:00.000Z')).state.dueAt).toBe(
      resumed.dueAt,
    )
  })
})

describe('extending', () => {
  const accepted = aCase('accepted')
  const ask = { days: 3, reason: '等配件' }

  it('C8 is granted at once to village secretary and above, counted from the deadline', () => {
    const { state, entries } = extend(accepted, ask, secretary, setting)
    expect(state).toMatchObject({ dueAt: '2026-12-03T10:00:00.000Z', extensions: 1, step: 'accepted' })
    expect(entries[0]).toMatchObject({
      note: '等配件',
      data: { granted: true, days: 3, previousDueAt: accepted.dueAt },
    })
  })

  it('C8 is asked for by those below, and decided by somebody else above', () => {
    const asked = extend(accepted, ask, worker, setting).state
    expect(asked).toMatchObject({ dueAt: accepted.dueAt, extension: { days: 3, memberId: 'worker' } })
    expect(codeOf(() => extend(asked, ask, leader, setting))).toBe('conflict')
    expect(codeOf(() => decide(asked, { granted: true }, { ...secretary, memberId: 'worker' }, setting))).toBe(
      'forbidden',
    )
    const granted = decide(asked, { granted: true }, secretary, setting).state
    expect(granted).toMatchObject({ dueAt: '2026-12-03T10:00:00.000Z', extensions: 1 })
    expect(granted.extension).toBeUndefined()
    const refused = decide(asked, { granted: false, note: '不必' }, secretary, setting).state
    expect([refused.dueAt, refused.extension, refused.extensions]).toEqual([accepted.dueAt, undefined, undefined])
  })

  it.each([
    ['at the deadline', '2026-11-30T10:00:00.000Z', 'allowed'],
    ['after it', '2026-11-30T10:00:00.001Z', 'conflict'],
  ])('C8 %s', (_, now, code) => {
    expect(codeOf(() => extend(accepted, ask, secretary, at(now)))).toBe(code)
    const asked = extend(accepted, ask, worker, setting).state
    expect(codeOf(() => decide(asked, { granted: true }, secretary, at(now)))).toBe(code)
  })

  it('C8 goes as often and as far as the county says', () => {
    const once = extend(accepted, ask, secretary, setting).state
    expect(codeOf(() => extend(once, ask, secretary, setting))).toBe('conflict')
    expect(codeOf(() => extend(accepted, { ...ask, days: 11 }, secretary, setting))).toBe('invalid')
    const extension = { ...setting.rules.extension, most: 2 }
    const twice = { ...setting, rules: { ...setting.rules, extension } }
    expect(extend(once, ask, secretary, twice).state.extensions).toBe(2)
  })

  it('C8 what was asked is void when the case moves on', () => {
    const asked = extend(accepted, ask, worker, setting).state
    expect(dispatch(asked, { unitId: 'U01' }, secretary, setting).state.extension).toBeUndefined()
  })
})

describe('returning a wrong dispatch', () => {
  const first = giveBack(aCase('dispatched'), { reason: '不归我们管' }, clerk, setting)

  it('C8 goes back to the level that sent it, counted, with the limit it had', () => {
    expect(first.state).toMatchObject({
      step: 'accepted',
      level: 'village',
      holder: { role: 'village-secretary', areaId: '330723101201' },
      dispatches: 1,
      returns: 1,
      dueAt: aCase('dispatched').dueAt,
    })
    expect(first.entries[0]).toMatchObject({ note: '不归我们管', data: { unitId: 'U01', returns: 1, handedUp: false } })
  })

  it('C8 C10 goes up a level the second time, with a limit of its own', () => {
    const again = dispatch(first.state, { unitId: 'U02' }, secretary, setting).state
    const now = '2026-11-25T02:00:00.000Z'
    const { state, entries } = giveBack(again, { reason: '也不归我们' }, clerk, at(now))
    expect(state).toMatchObject({
      level: 'township',
      holder: { role: 'township-official' },
      returns: 2,
      dueAt: '2026-12-02T10:00:00.000Z',
    })
    expect(entries[0]?.data).toMatchObject({ handedUp: true, previousLevel: 'village' })
    const third = dispatch(state, { unitId: 'U03' }, official, at(now)).state
    const atTop = giveBack({ ...third, level: 'county', rungId: '330723' }, { reason: '再退' }, clerk, at(now)).state
    expect(atTop).toMatchObject({ level: 'county', holder: { role: 'county-leader' }, step: 'accepted' })
  })

  it('C10 goes to the duty post when nobody fills the level that sent it', () => {
    const empty = aSetting({ ladder: aLadder({ village: [] }) })
    expect(giveBack(aCase('dispatched'), { reason: '退' }, clerk, empty).state.holder.role).toBe('duty')
  })
})

describe('urging that needs a reply', () => {
  it('C8 stays open until it is replied to, for everybody who urged', () => {
    const once = urge(aCase('started'), { note: '请尽快' }, secretary, setting).state
    const twice = urge(once, { note: '本周内' }, official, at('2026-11-24T02:00:00.000Z')).state
    expect(twice.urges?.map(({ memberId }) => memberId)).toEqual(['secretary', 'official'])
    const again = urge(twice, { note: '还没好？' }, secretary, at('2026-11-25T02:00:00.000Z')).state
    expect(again.urges).toHaveLength(2)
    const { state, entries } = reply(again, { text: '明早更换' }, clerk, setting)
    expect(state.urges).toBeUndefined()
    expect(entries[0]).toMatchObject({ note: '明早更换', data: { urgedBy: ['official', 'secretary'] } })
    expect(codeOf(() => reply(state, { text: '明早更换' }, clerk, setting))).toBe('conflict')
  })

  it('C8 the timer’s urging needs none', () => {
    const found = aCase()
    expect(sweep(found, at(found.actAt as string))?.state.urges).toBeUndefined()
  })
})
