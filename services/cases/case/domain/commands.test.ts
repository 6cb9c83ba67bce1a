import { aCase, aLadder, aNewCase, aSetting, later, members, problemOf, proof } from '../testing/a-case.ts'
import type { Case } from './case.ts'
import { accept, dispatch, giveBack, report, solve } from './handle.ts'
import { rungIdOf } from './ladder.ts'
import { handUp } from './press.ts'

const { worker, secretary, official, clerk } = members
const setting = aSetting()

describe('reporting', () => {
  it('C1 opens with the grid worker, a limit and the source', () => {
    const { state, entries } = report(aNewCase(), { kind: 'resident' }, setting)
    expect(state).toMatchObject({
      step: 'reported',
      level: 'grid',
      holder: { role: 'grid-worker', areaId: '330723101201001' },
      reportedAt: setting.now,
      dueAt: '2026-11-23T08:00:00.000Z',
    })
    expect(entries).toHaveLength(1)
    expect(entries[0]?.data).toMatchObject({ source: 'resident', step: 'reported', class: 'general' })
  })

  it('C1 calls a case by the first twenty characters of what is said, and cuts none of them', () => {
    const family = '👨‍👩‍👧'
    const { state } = report(aNewCase({ description: `${family.repeat(21)}路灯` }), { kind: 'resident' }, setting)
    expect(state.title).toBe(`${family.repeat(20)}…`)
  })

  it.each<[string, Record<string, [string, string][]>, object]>([
    [
      'the leader when there is no worker',
      { grid: [['grid-leader', 'leader']] },
      { role: 'grid-leader', areaId: '330723101201001' },
    ],
    ['the grid’s duty post', { grid: [['duty', 'x']] }, { role: 'duty', areaId: '330723101201001' }],
    ['the next duty post above', { grid: [], village: [] }, { role: 'duty', areaId: '330723101' }],
    [
      'the county’s duty post when nobody is anywhere',
      { grid: [], village: [], township: [], county: [] },
      { role: 'duty', areaId: '330723' },
    ],
  ])('C10 opens with %s', (_, filled, holder) => {
    const { state } = report(aNewCase(), { kind: 'resident' }, aSetting({ ladder: aLadder(filled) }))
    expect([state.level, rungIdOf(state)]).toEqual(['grid', '330723101201001'])
    expect(state.holder).toEqual(holder)
  })

  it('C2 sets an emergency its own limits', () => {
    const { state } = report(aNewCase({ class: 'emergency' }), { kind: 'resident' }, setting)
    expect(state.dueAt).toBe('2026-11-23T02:30:00.000Z')
  })

  it('C1 keeps the first words as the title, by characters', () => {
    const description = '😀'.repeat(30)
    expect(report(aNewCase({ description }), { kind: 'resident' }, setting).state.title).toBe(`${'😀'.repeat(20)}…`)
  })
})

describe('accepting and dispatching', () => {
  it('C5 gives it to the person of the post who accepts, and keeps the post when somebody above does', () => {
    expect(accept(aCase(), {}, worker, setting).state.holder).toMatchObject({ role: 'grid-worker', memberId: 'worker' })
    expect(accept(aCase(), {}, secretary, setting).state.holder).toEqual({
      role: 'grid-worker',
      areaId: '330723101201001',
    })
  })

  it('C5 starts the clock of handling when it is accepted, and anew when it is dispatched', () => {
    const accepted = aCase('accepted')
    expect(accepted.dueAt).toBe('2026-11-30T10:00:00.000Z')
    const dispatched = dispatch(
      accepted,
      { unitId: 'U01' },
      secretary,
      later(setting, '2026-11-24T02:00:00.000Z'),
    ).state
    expect(dispatched.dueAt).toBe('2026-12-01T10:00:00.000Z')
  })

  it('C5 lays a dispatched case with the unit, at the level of whoever sent it', () => {
    expect(aCase('dispatched')).toMatchObject({
      level: 'village',
      unitId: 'U01',
      holder: { role: 'department', areaId: '330723101201', unitId: 'U01' },
    })
  })
})

describe('solving', () => {
  it('C4 flags what was solved on the spot', () => {
    const { state, entries } = solve(aCase('accepted'), { evidence: proof }, worker, setting)
    expect(state).toMatchObject({ step: 'solved', selfHandled: true, handlerId: 'worker' })
    expect(entries[0]).toMatchObject({
      note: '灯泡已换',
      data: { selfHandled: true, onTime: true, handledLevel: 'grid' },
    })
    expect(aCase('solved').selfHandled).toBeUndefined()
  })

  it.each([[[]], [[{ kind: 'note' as const }]], [[{ kind: 'photo' as const, text: '见图' }]]])(
    'C4 refuses to solve without a proof: %j',
    (evidence) => {
      const problem = problemOf(() => solve(aCase('accepted'), { evidence }, worker, setting))
      expect(problem).toMatchObject({ code: 'invalid' })
      expect(problem.fields[0]?.path).toMatch(/^evidence/)
    },
  )

  it('C15 lays it with somebody else for the check', () => {
    const byWorker = solve(aCase('accepted'), { evidence: proof }, worker, setting).state
    expect(byWorker).toMatchObject({ level: 'grid', holder: { role: 'grid-leader' } })
    const alone = aSetting({ ladder: aLadder({ grid: [['grid-worker', 'worker']] }) })
    expect(solve(aCase('accepted', alone), { evidence: proof }, worker, alone).state).toMatchObject({
      level: 'village',
      holder: { role: 'village-secretary' },
    })
    expect(aCase('solved').holder).toEqual({ role: 'village-secretary', areaId: '330723101201' })
  })

  it('C9 remembers that a limit was missed', () => {
    const late = later(setting, '2026-12-05T00:00:00.000Z')
    const { state, entries } = solve(aCase('accepted'), { evidence: proof }, worker, late)
    expect(state.late).toBe(true)
    expect(entries[0]?.data.onTime).toBe(false)
  })
})

describe('handing up by hand', () => {
  it('C9 remembers that a limit was missed which begins anew', () => {
    const sent = (found: Case) => dispatch(found, { unitId: 'U01' }, secretary, setting).state
    const back = (found: Case, now: string) =>
      giveBack(found, { reason: '不归我们管' }, clerk, later(setting, now)).state
    const once = sent(back(aCase('dispatched'), setting.now))
    const inTime = back(once, setting.now)
    expect([inTime.level, inTime.late]).toEqual(['township', undefined])
    const missed = back(once, '2026-12-20T02:00:00.000Z')
    expect(missed).toMatchObject({ level: 'township', late: true, lateAt: '2026-12-20T02:00:00.000Z' })
  })

  it('C10 goes one level up with a limit of its own', () => {
    const at = later(setting, '2026-11-24T02:00:00.000Z')
    const { state, entries } = handUp(aCase('accepted'), { reason: '要协调电力公司' }, worker, at)
    expect(state).toMatchObject({
      step: 'accepted',
      level: 'village',
      holder: { role: 'village-secretary', areaId: '330723101201' },
      dueAt: '2026-12-01T10:00:00.000Z',
    })
    expect(entries[0]).toMatchObject({
      note: '要协调电力公司',
      data: { by: 'person', previous: { role: 'grid-worker', memberId: 'worker' }, previousLevel: 'grid' },
    })
    expect(state.late).toBeUndefined()
  })

  it('C10 ends at the county', () => {
    let found = aCase()
    for (const level of ['village', 'township', 'county']) {
      found = handUp(found, { reason: '再上一级' }, official, setting).state
      expect(found.level).toBe(level)
    }
    expect(problemOf(() => handUp(found, { reason: '再上一级' }, official, setting)).code).toBe('conflict')
  })
})
