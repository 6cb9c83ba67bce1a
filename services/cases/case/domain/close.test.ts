import { aCase, aLadder, aSetting, later, members, problemOf, proof } from '../testing/a-case.ts'
import { locksAt } from './case.ts'
import { answer, check, rate } from './close.ts'
import { solve } from './handle.ts'

const { worker, leader, secretary, clerk } = members
const setting = aSetting()

describe('checking', () => {
  it('C15 refuses the one who solved it', () => {
    expect(problemOf(() => check(aCase('solved'), { passed: true }, clerk, setting)).code).toBe('forbidden')
  })

  it('C15 sends a failed one back to the same hands, counts it, and does not renew the deadline', () => {
    const started = aCase('started')
    const { state, entries } = check(aCase('solved'), { passed: false, note: '灯还是不亮' }, secretary, setting)
    expect(state).toMatchObject({ step: 'started', rework: 1, dueAt: started.dueAt, holder: started.holder })
    expect(state.solvedAt).toBeUndefined()
    expect(entries[0]?.data).toMatchObject({ passed: false, rework: 1 })
    const again = solve(state, { evidence: proof }, clerk, setting).state
    expect(check(again, { passed: false }, secretary, setting).state.rework).toBe(2)
  })

  it('C15 sends what was solved on the spot back to whoever accepted it', () => {
    const accepted = aCase('accepted')
    const solved = solve(accepted, { evidence: proof }, worker, setting).state
    expect(check(solved, { passed: false }, leader, setting).state).toMatchObject({
      step: 'accepted',
      holder: accepted.holder,
      dueAt: accepted.dueAt,
    })
    const gone = aSetting({ ladder: aLadder({ grid: [['grid-leader', 'leader']] }) })
    expect(check(solved, { passed: false }, leader, gone).state.holder).toMatchObject({ role: 'grid-leader' })
  })
})

describe('answering and striking off', () => {
  it('C12 takes an answer meanwhile, and keeps when the first one was', () => {
    const { state, entries } = answer(aCase('accepted'), { text: '师傅明天上午到。' }, worker, setting)
    expect(state).toMatchObject({ step: 'accepted', firstAnswerAt: setting.now })
    expect(entries[0]).toMatchObject({ note: '师傅明天上午到。', data: { final: false, text: '师傅明天上午到。' } })
  })

  it('C11 strikes off by itself once handled, checked and told', () => {
    expect(locksAt('started')).toEqual({ handled: false, checked: false, told: false })
    expect(locksAt('solved')).toEqual({ handled: true, checked: false, told: false })
    expect(locksAt('checked')).toEqual({ handled: true, checked: true, told: false })
    const { state, entries } = answer(aCase('checked'), { text: '路灯已修好。' }, secretary, setting)
    expect(state).toMatchObject({ step: 'struck-off', struckOffAt: setting.now, firstAnswerAt: setting.now })
    expect(locksAt(state.step)).toEqual({ handled: true, checked: true, told: true })
    expect(entries.map(({ command, data }) => [command, data.from])).toEqual([
      ['answer', 'checked'],
      ['strike-off', 'answered'],
    ])
    expect(entries[0]?.data.step).toBe('answered')
    expect(entries[1]?.data).toMatchObject({
      step: 'struck-off',
      onTime: true,
      handlerId: 'clerk',
      handledLevel: 'village',
    })
  })
})

describe('rating', () => {
  const closed = aCase('struck-off')

  it('C13 takes one rating a closing', () => {
    const { state, entries } = rate(closed, { stars: 2, comment: '等了三天' }, setting)
    expect(state.rating).toEqual({ stars: 2, at: setting.now, comment: '等了三天' })
    expect(entries[0]).toMatchObject({ actor: { kind: 'resident' }, data: { stars: 2, handlerId: 'clerk' } })
    expect(problemOf(() => rate(state, { stars: 5 }, setting)).code).toBe('conflict')
  })

  it.each([
    ['2026-12-07T16:00:00.000Z', undefined],
    ['2026-12-07T16:00:00.001Z', 'gone'],
  ])('C13 is open for 14 days: at %s %s', (now, code) => {
    const run = () => rate(closed, { stars: 3 }, later(setting, now))
    if (code) expect(problemOf(run).code).toBe(code)
    else expect(run().state.rating?.stars).toBe(3)
  })
})
