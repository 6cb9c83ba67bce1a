import { allowedIn, holesIn } from '@wangge/ledger'
import fc from 'fast-check'
import { deedCommands } from '../contract/words.ts'
import { deedStates } from '../steps.ts'
import { amend } from './amend.ts'
import { cancel, check, finish, handOn, publish, remind, reportProgress, revise, start } from './commands.ts'
import { type Deed, figuresOf, liesIn, percentOf, sumOf } from './deed.ts'

const today = { today: '2026-11-23', zone: 'Asia/Shanghai' }
const secretary = { kind: 'member', memberId: 'secretary', role: 'village-secretary' } as const
const official = { kind: 'member', memberId: 'official', role: 'township-official' } as const

const aDeed = (over: Partial<Deed> = {}): Deed => ({
  deedId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH',
  areaId: '330723101201',
  listingAreaId: '330723101201',
  list: 'organisation',
  period: '2026',
  title: '整修村内道路',
  owner: { memberId: 'secretary' },
  dueOn: '2026-12-20',
  quantity: { amount: 600, unit: 'metres' },
  done: 0,
  step: 'under-way',
  head: 'h',
  ...over,
})
const many = (count: number, over: Partial<Deed>): Deed[] => Array.from({ length: count }, () => aDeed(over))
const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return error as { code: string; facts: Record<string, unknown>; fields: { path: string }[] }
  }
  throw new Error('not refused')
}

describe('the state table of deed lists', () => {
  it('C22 has no holes: every step is reached and left, every command makes an event', () => {
    expect(holesIn(deedStates)).toEqual([])
    expect(Object.keys(deedStates.orders)).toEqual([...deedCommands])
  })

  it('C22 finds a step that cannot be left, and one that nothing leads to', () => {
    const { check: _, ...orders } = deedStates.orders
    expect(holesIn({ ...deedStates, orders })).toContain('done: cannot be left')
    expect(holesIn({ ...deedStates, orders })).toContain('checked: cannot be reached')
  })

  it('C22 says at an illegal step what is allowed', () => {
    const { code, facts } = refusal(() => start(aDeed({ step: 'done' }), {}, secretary))
    expect([code, facts]).toEqual(['conflict', { step: 'done', command: 'start', allowed: ['check'] }])
    expect(allowedIn(deedStates, 'checked')).toEqual([])
    expect(allowedIn(deedStates, 'planned')).not.toContain('remind')
  })
})

describe('figures of deed lists', () => {
  it.each([
    [703, 380, 54.05],
    [3072, 1290, 41.99],
  ])('C22 of %i items %i done are %d %%', (items, done, percent) => {
    const found = [...many(done, { step: 'done' }), ...many(items - done, {}), ...many(7, { step: 'draft' })]
    const figures = figuresOf([...found, ...many(2, { step: 'cancelled' })], today.today)
    expect(figures).toMatchObject({ items, done, percent, rate: done / items, open: items - done, cancelled: 2 })
  })

  it('C22 has no rate of nothing', () => {
    expect(figuresOf(many(3, { step: 'draft' }), today.today)).toMatchObject({ items: 0, rate: null, percent: null })
  })

  it('C22 rounds half up in whole numbers', () => {
    const law = fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (whole, some) => {
      const part = some % (whole + 1)
      const [exact, given] = [BigInt(part) * 20_000n + BigInt(whole), percentOf(part, whole) as number]
      expect(BigInt(Math.round(given * 100))).toBe(exact / (2n * BigInt(whole)))
    })
    fc.assert(law)
  })

  it('C22 sums within one unit only, exact to the thousandth, without drafts and what was cancelled', () => {
    const tonnes = { amount: 0.1, unit: 'tonnes' }
    const deeds = [
      aDeed({ done: 250 }),
      aDeed({ step: 'done', done: 600 }),
      ...many(3, { quantity: tonnes, done: 0.1 }),
      aDeed({ step: 'cancelled', done: 5 }),
      aDeed({ step: 'draft' }),
    ]
    expect(figuresOf(deeds, today.today).quantities).toEqual([
      { unit: 'metres', planned: 1200, done: 850 },
      { unit: 'tonnes', planned: 0.3, done: 0.3 },
    ])
    expect(sumOf(0.1, 0.2)).toBe(0.3)
  })

  it('C22 counts as overdue what is published, not done, and past its day', () => {
    const overdue = { dueOn: '2026-11-22' }
    const deeds = [
      aDeed(overdue),
      aDeed({ ...overdue, step: 'planned' }),
      aDeed({ ...overdue, step: 'done' }),
      aDeed({ ...overdue, step: 'draft' }),
      aDeed({ dueOn: '2026-11-23' }),
    ]
    expect(figuresOf(deeds, today.today).overdue).toBe(2)
  })

  it.each([
    ['2026-Q4', '2026', true],
    ['2026', '2026-Q4', false],
    ['2026-11-H1', '2026-11', true],
    ['2026-W53', '2026', false],
    ['2026-W48', '2026-11', true],
    ['2025-Q4', '2026', false],
  ])('C22 %s lies in %s: %s', (period, whole, lies) => {
    expect(liesIn(period, whole)).toBe(lies)
  })
})

describe('an item of a deed list', () => {
  const proof = [{ kind: 'note', text: '已通车' }] as const

  it('C22 freezes its due date when it is published, and changes it only with a reason in the ledger', () => {
    const { state } = publish(aDeed({ step: 'draft' }), {}, secretary, today)
    expect(state).toMatchObject({ step: 'planned', publishedOn: '2026-11-23', actAt: '2026-12-20T16:00:00.000Z' })
    const { head: _, ...text } = state
    expect(refusal(() => revise(state, { ...text, dueOn: '2027-01-01' }, secretary)).code).toBe('conflict')
    const { state: later, entries } = amend(state, { dueOn: '2026-12-31', reason: '连续降雨' }, secretary, today)
    expect(later).toMatchObject({ dueOn: '2026-12-31', actAt: '2026-12-31T16:00:00.000Z' })
    expect(entries[0]).toMatchObject({
      command: 'amend',
      note: '连续降雨',
      data: { dueOn: '2026-12-31', previousDueOn: '2026-12-20', previousAmount: 600 },
    })
    const same = refusal(() => amend(state, { dueOn: state.dueOn, reason: '无' }, secretary, today))
    expect(same.fields.map(({ path }) => path)).toEqual(['dueOn'])
  })

  it('C22 is finished when the amount was reached, and not before', () => {
    const found = aDeed({ done: 599.999 })
    expect(refusal(() => finish(found, { evidence: proof }, secretary, today)).facts).toEqual({
      done: 599.999,
      amount: 600,
      unit: 'metres',
    })
    const { state } = reportProgress(found, { on: '2026-11-23', amount: 0.001 }, secretary, today)
    const finished = finish({ ...state, actAt: 'x' }, { evidence: proof }, secretary, today)
    expect(finished.state).toMatchObject({ step: 'done', finishedOn: '2026-11-23', finisherId: 'secretary' })
    expect(finished.state.actAt).toBeUndefined()
    expect(finished.entries[0]).toMatchObject({ note: '已通车', data: { onTime: true, evidence: [{ kind: 'note' }] } })
  })

  it('C22 takes back progress by an entry of its own, with a note, never below nothing', () => {
    const found = aDeed({ done: 100 })
    const back = (amount: number, note?: string) => () =>
      reportProgress(found, { on: '2026-11-20', amount, note }, secretary, today)
    expect(back(-30, '重复上报')().state.done).toBe(70)
    expect(refusal(back(-30)).fields[0]?.path).toBe('note')
    expect(refusal(back(-101, '错')).fields[0]?.path).toBe('amount')
    const tomorrow = () => reportProgress(found, { on: '2026-11-24', amount: 1 }, secretary, today)
    expect(refusal(tomorrow).fields[0]?.path).toBe('on')
  })

  it('C22 is checked by another than whoever finished it; a failed check sends it back with its old due date', () => {
    const done = aDeed({ step: 'done', done: 600, finisherId: 'secretary', finishedOn: '2026-11-20' })
    expect(refusal(() => check(done, { passed: true }, secretary, today)).code).toBe('forbidden')
    expect(check(done, { passed: true }, official, today).state.step).toBe('checked')
    const { state } = check(done, { passed: false, note: '路面开裂' }, official, today)
    expect(state).toMatchObject({ step: 'under-way', rework: 1, dueOn: '2026-12-20' })
    expect([state.finishedOn, state.finisherId]).toEqual([undefined, undefined])
    expect(state.actAt).toBe('2026-12-20T16:00:00.000Z')
  })

  it('C22 becomes a case once, and only when it is a problem', () => {
    const found = aDeed({ list: 'problem' })
    const on = { caseId: '7KM3QX9TPD', opened: true }
    expect(handOn(found, on, secretary, true).state).toMatchObject({ step: 'under-way', caseId: '7KM3QX9TPD' })
    expect(refusal(() => handOn(found, on, secretary, false)).code).toBe('conflict')
    expect(refusal(() => handOn({ ...found, caseId: 'X' }, on, secretary, true)).facts).toEqual({ caseId: 'X' })
  })

  it('C22 reminds its owner from the day after it was due, once a week', () => {
    expect(remind(aDeed({ dueOn: '2026-11-23' }), today, 7)).toBeUndefined()
    const reminded = remind(aDeed({ dueOn: '2026-11-20' }), today, 7)
    expect(reminded?.state.actAt).toBe('2026-11-29T16:00:00.000Z')
    expect(reminded?.entries[0]).toMatchObject({ actor: { kind: 'timer' }, data: { overdueDays: 3 } })
    expect(cancel(aDeed({ actAt: 'x' }), { reason: '并入县级工程' }, secretary).state.actAt).toBeUndefined()
  })
})
