import { Problem } from '@wangge/problem'
import { aCase, aLadder, aSetting, later, members } from '../testing/a-case.ts'
import { answer, check, rate } from './close.ts'
import { accept, solve } from './handle.ts'
import { isLow, rehang, reopen, reopenUntil, wasOpen } from './reopen.ts'

const { worker, secretary } = members
const setting = aSetting()
const closed = aCase('struck-off')
const resident = { kind: 'resident' } as const
const again = { reason: '又坏了' }
const codeOf = (run: () => unknown): string => {
  try {
    run()
    return 'allowed'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('opening a closed case again', () => {
  it('C14 begins a new round with a limit of its own, and keeps the first result', () => {
    const { state, entries } = reopen(closed, again, resident, setting)
    expect(state).toMatchObject({
      step: 'reported',
      limit: 'accept',
      level: 'village',
      holder: { role: 'village-secretary', areaId: '330723101201' },
      first: { solvedAt: setting.now, struckOffAt: setting.now, handlerId: 'clerk', onTime: true },
    })
    for (const field of ['solvedAt', 'struckOffAt', 'handlerId', 'rating', 'late', 'rework'] as const)
      expect([field, state[field]]).toEqual([field, undefined])
    expect(entries[0]).toMatchObject({
      note: '又坏了',
      data: { by: 'resident', round: 2, previousHandlerId: 'clerk', closedAt: setting.now },
    })
  })

  it.each([
    ['2026-11-30T16:00:00.000Z', 'allowed'],
    ['2026-11-30T16:00:00.001Z', 'gone'],
  ])('C14 is open for seven days from when it was solved: at %s %s', (now, code) => {
    expect(reopenUntil(closed, setting)).toBe('2026-11-30T16:00:00.000Z')
    expect(codeOf(() => reopen(closed, again, resident, later(setting, now)))).toBe(code)
  })

  it.each([
    ['2026-10-17T16:00:00.000Z', 'allowed'],
    ['2026-10-17T16:00:00.001Z', 'gone'],
  ])('C14 is open for seven days from the answer that told the result, when that came later: at %s %s', (now, code) => {
    const solved = aCase('solved', later(setting, '2026-09-30T02:00:00.000Z'))
    const onTenth = later(setting, '2026-10-10T02:00:00.000Z')
    const checked = check(solved, { passed: true }, secretary, onTenth).state
    const told = answer(checked, { text: '已修好。' }, secretary, onTenth).state
    const rated = rate(told, { stars: 1 }, later(setting, '2026-10-15T02:00:00.000Z')).state
    for (const found of [told, rated]) expect(reopenUntil(found, setting)).toBe('2026-10-17T16:00:00.000Z')
    expect(codeOf(() => reopen(rated, again, resident, later(setting, now)))).toBe(code)
  })

  it('C14 never, when the county says no days', () => {
    expect(codeOf(() => reopen(closed, again, resident, { ...setting, reopenDays: 0 }))).toBe('gone')
  })

  it('C14 keeps the first result over a second round', () => {
    const at = (now: string) => later(setting, now)
    const once = rehang(closed, again, secretary, at('2026-11-24T02:00:00.000Z')).state
    const taken = accept(once, {}, worker, at('2026-11-25T02:00:00.000Z')).state
    const solved = solve(taken, { evidence: [{ kind: 'note', text: '好了' }] }, worker, at('2026-11-25T03:00:00.000Z'))
    const second = { ...solved.state, step: 'struck-off' as const, struckOffAt: '2026-11-26T02:00:00.000Z' }
    const { state, entries } = rehang(second, again, secretary, at('2026-12-01T02:00:00.000Z'))
    expect(state.first).toEqual(once.first)
    expect(state.closings).toHaveLength(2)
    expect(entries[0]?.data).toMatchObject({ round: 3, previousHandlerId: 'worker' })
  })

  it('C11 is hung up again with a reason, whenever', () => {
    const { state, entries } = rehang(closed, again, secretary, later(setting, '2027-03-01T02:00:00.000Z'))
    expect(state.step).toBe('reported')
    expect(entries[0]).toMatchObject({ command: 'rehang', note: '又坏了', data: { by: 'person' } })
  })

  it('C10 C13 goes one level up after a low rating', () => {
    const rated = rate(closed, { stars: 2 }, setting)
    expect(rated.entries[0]?.data).toMatchObject({ reopenUntil: '2026-11-30T16:00:00.000Z' })
    expect(reopen(rated.state, again, resident, setting).state).toMatchObject({
      level: 'township',
      holder: { role: 'township-official' },
      first: { stars: 2 },
    })
    expect(rate(closed, { stars: 3 }, setting).entries[0]?.data.reopenUntil).toBeUndefined()
    expect([undefined, 1, 2, 3].map(isLow)).toEqual([false, true, true, false])
    const empty = aSetting({ ladder: aLadder({ township: [] }) })
    // nobody there and nobody on duty: the nearest level above that has somebody
    expect(reopen(rated.state, again, resident, empty).state).toMatchObject({
      level: 'county',
      holder: { role: 'county-leader' },
    })
  })
})

describe('the list of a past day', () => {
  const past = {
    reportedAt: '2026-11-01T00:00:00.000Z',
    struckOffAt: '2026-11-20T00:00:00.000Z',
    closings: [{ at: '2026-11-05T00:00:00.000Z', until: '2026-11-08T00:00:00.000Z' }],
  }
  it.each([
    ['2026-10-31T23:59:59.999Z', false],
    ['2026-11-01T00:00:00.000Z', true],
    ['2026-11-05T00:00:00.000Z', false],
    ['2026-11-08T00:00:00.000Z', true],
    ['2026-11-20T00:00:00.000Z', false],
  ])('C11 at %s: %s', (at, open) => {
    expect(wasOpen(past, at)).toBe(open)
  })
})
