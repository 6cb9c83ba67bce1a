import fc from 'fast-check'
import {
  end,
  householdsOn,
  isOn,
  open,
  owedOn,
  type Sheet,
  settle,
  stateOf,
  type Tick,
  tick,
  ticksOf,
} from './period.ts'
import { sheetView } from './view.ts'

const limits = { endsAt: '2026-11-08T16:00:00.000Z', closesAt: '2026-11-10T16:00:00.000Z' }
const endedAt = '2026-11-08T16:06:00.000Z'
const of = { memberId: 'M1', areaId: 'G1', ruleId: 'weekly-contact', period: '2026-W45' }
const sheetOf = (owed: Readonly<Record<string, number>>) => open(of, owed) as Sheet
const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08']
let made = 0
const contact = (day = 0, late = false): Tick => ({
  contactId: `01K${String(++made).padStart(23, '0')}`,
  on: days[day] as string,
  late,
})
const ticked = (sheet: Sheet, ...ticks: [householdId: string, contact: Tick][]) =>
  ticks.reduce((one, [householdId, contact]) => tick(one, householdId, contact) ?? one, sheet)

describe('a sheet', () => {
  it('E4 is not opened for whoever owes nothing', () => {
    expect(open(of, {})).toBeUndefined()
  })

  it.each([
    ['open', '2026-11-08T15:59:59.999Z'],
    ['grace', '2026-11-08T16:00:00.000Z'],
    ['grace', '2026-11-10T15:59:59.999Z'],
    ['closed', '2026-11-10T16:00:00.000Z'],
  ])('E4 is %s at %s', (state, now) => {
    expect(stateOf(limits, now)).toBe(state)
  })

  it('E2 counts two contacts in a week once', () => {
    const once = ticked(sheetOf({ H1: 1, H2: 1 }), ['H1', contact(0)])
    expect(tick(once, 'H1', contact(3))).toBeUndefined()
    expect(once).toMatchObject({ due: 2, done: 1, late: 0, open: { H2: 1 } })
  })

  it('E2 is not ticked by a household that is not owed', () => {
    expect(tick(sheetOf({ H1: 1 }), 'H9', contact())).toBeUndefined()
  })

  it('E2 does not take the name of something every object has for a household', () => {
    const sheet = sheetOf({ H1: 1 })
    expect(isOn(sheet, 'constructor')).toBe(false)
    expect(tick(sheet, 'toString', contact())).toBeUndefined()
    expect(ticked(sheetOf({ constructor: 1 }), ['constructor', contact()])).toMatchObject({ due: 1, done: 1 })
  })

  it('E1 wants two contacts on two days of a household that is due twice', () => {
    const first = contact(1)
    const once = ticked(sheetOf({ H1: 2, H2: 1 }), ['H1', first])
    expect(once).toMatchObject({ due: 3, done: 1, open: { H1: 1, H2: 1 } })
    expect(tick(once, 'H1', contact(1))).toBeUndefined()
    const second = contact(4)
    const twice = ticked(once, ['H1', second])
    expect(twice).toMatchObject({ due: 3, done: 2, open: { H2: 1 } })
    expect(ticksOf(twice, 'H1')).toEqual([first, second])
    expect(tick(twice, 'H1', contact(5))).toBeUndefined()
    expect(householdsOn(once)).toEqual({ due: 2, open: 2 })
    expect(householdsOn(twice)).toEqual({ due: 2, open: 1 })
  })

  it('E4 ends once, and keeps counting late entries as late', () => {
    const ended = end(sheetOf({ H1: 1, H2: 2 }), endedAt) as Sheet
    expect(end(ended, limits.closesAt)).toBeUndefined()
    const entered = ticked(ended, ['H2', contact(2, true)], ['H2', contact(4)])
    expect(entered).toMatchObject({ due: 3, done: 2, late: 1, endedAt })
    expect(ticksOf(entered, 'H2').map(({ late }) => late)).toEqual([true, false])
  })

  it('E1 E4 owes the same whatever is ticked, in whatever order, how often', () => {
    const owed = { H1: 1, H2: 2, H3: 1, H4: 2, H5: 1 }
    const contacts = fc.array(fc.tuple(fc.constantFrom(...Object.keys(owed), 'H9'), fc.nat(6), fc.boolean()))
    fc.assert(
      fc.property(contacts, (made) => {
        const sheet = ticked(sheetOf(owed), ...made.map(([id, day, late]): [string, Tick] => [id, contact(day, late)]))
        const daysOf = (id: string) => new Set(made.flatMap(([one, day]) => (one === id ? [day] : []))).size
        const done = Object.entries(owed).reduce((sum, [id, times]) => sum + Math.min(times, daysOf(id)), 0)
        expect(owedOn(sheet)).toEqual(owed)
        expect({ due: sheet.due, done: sheet.done }).toEqual({ due: 7, done })
        expect(Object.values(sheet.open).reduce((sum, left) => sum + left, 0)).toBe(7 - done)
      }),
    )
  })

  it('promise 3 takes over what became known after it was opened, and keeps the ticks', () => {
    const sheet = ticked(sheetOf({ H1: 1, H2: 1, H3: 2 }), ['H1', contact(0)], ['H3', contact(1)], ['H3', contact(2)])
    expect(settle(sheet, { H1: 1, H2: 1, H3: 2 }, 'G1')).toBeUndefined()
    const settled = settle(sheet, { H1: 2, H3: 1, H4: 1 }, 'G2') as Sheet
    expect(settled).toMatchObject({ areaId: 'G2', due: 4, done: 2, open: { H1: 1, H4: 1 } })
    expect(ticksOf(settled, 'H3')).toHaveLength(1)
    // what was told of one grid is not told of another
    expect(settle(end(sheet, endedAt) as Sheet, { H1: 1 }, 'G2')).toMatchObject({ areaId: 'G1', due: 1, endedAt })
  })

  it('E2 shows each household with how often it is due, done and by which contacts', () => {
    const [first, second] = [contact(1), contact(3, true)]
    const sheet = ticked(sheetOf({ H1: 2, H2: 1 }), ['H1', first], ['H1', second])
    expect(sheetView(sheet, limits, limits.endsAt)).toEqual({
      ...of,
      state: 'grace',
      due: 3,
      done: 2,
      late: 1,
      closesAt: limits.closesAt,
      households: [
        { householdId: 'H1', due: 2, done: 2, contacts: [first, second] },
        { householdId: 'H2', due: 1, done: 0, contacts: [] },
      ],
    })
  })
})
