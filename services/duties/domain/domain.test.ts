import fc from 'fast-check'
import { type Circumstances, record } from './contact.ts'
import { link, owedAt, type Roll, unlink } from './roll.ts'
import { end, open, type Sheet, stateOf, type Tick, tick } from './sheet.ts'
import { view } from './view.ts'

const empty: Roll = { memberId: 'M1', areaId: 'G1', listingAreaId: 'V1', entries: [] }
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`
const sheetOf = (...owed: string[]): Sheet =>
  open({ memberId: 'M1', areaId: 'G1', ruleId: 'weekly-contact', period: '2026-W45' }, owed)
const ticked = (householdId: string, late = false): Tick => ({ householdId, contactId: `C-${householdId}`, late })
const limits = { endsAt: at(9), closesAt: at(11) }

describe('a roll', () => {
  it('E1 owes a contact from the link to its end', () => {
    const linked = link(empty, { householdId: 'H1', linkRev: 1, at: at(2) }) as Roll
    const ended = unlink(linked, { householdId: 'H1', linkRev: 2, at: at(9) }) as Roll
    expect([at(1), at(2), at(8), at(9)].map((instant) => owedAt(ended, instant))).toEqual([[], ['H1'], ['H1'], []])
  })

  it('E1 ends the same whatever order the links arrive in', () => {
    const changes = [1, 2, 3, 4].map((linkRev) => ({ householdId: 'H1', linkRev, at: at(linkRev) }))
    fc.assert(
      fc.property(fc.shuffledSubarray([...changes, ...changes], { minLength: 8, maxLength: 8 }), (order) => {
        const last = order.reduce((roll, change) => (change.linkRev % 2 ? link : unlink)(roll, change) ?? roll, empty)
        expect(owedAt(last, at(20))).toEqual([])
        expect(last.entries).toHaveLength(1)
      }),
    )
  })
})

describe('a sheet', () => {
  it.each([
    ['open', at(8)],
    ['grace', at(9)],
    ['grace', at(10)],
    ['closed', at(11)],
  ])('E4 is %s at %s', (state, now) => {
    expect(stateOf(limits, now)).toBe(state)
  })

  it('E2 counts two contacts in a week once', () => {
    const once = tick(sheetOf('H1', 'H2'), ticked('H1')) as Sheet
    expect(tick(once, { ...ticked('H1'), contactId: 'C-other' })).toBeUndefined()
    expect(once).toMatchObject({ due: 2, done: 1, late: 0, ticks: { H1: 'C-H1' } })
  })

  it('E2 is not ticked by a household that is not owed', () => {
    expect(tick(sheetOf('H1'), ticked('H9'))).toBeUndefined()
  })

  it('E4 ends once, and keeps counting late entries as late', () => {
    const ended = end(sheetOf('H1', 'H2'), at(9)) as Sheet
    expect(end(ended, at(10))).toBeUndefined()
    expect(tick(ended, ticked('H2', true))).toMatchObject({ due: 2, done: 1, late: 1, lateFor: ['H2'], endedAt: at(9) })
  })

  it('E4 owes the same whatever is ticked, in whatever order, how often', () => {
    const owed = ['H1', 'H2', 'H3', 'H4', 'H5']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...owed, 'H9')), (contacts) => {
        const {
          due,
          done,
          open: left,
        } = contacts.reduce((sheet, id) => tick(sheet, ticked(id)) ?? sheet, sheetOf(...owed))
        expect({ due, done, left: left.length }).toEqual({
          due: 5,
          done: new Set(contacts.filter((id) => owed.includes(id))).size,
          left: due - done,
        })
      }),
    )
  })

  it('P5 fits one write unit with fifteen households all ticked', () => {
    const households = Array.from({ length: 15 }, (_, n) => `H${String(n).padStart(8, '0')}`)
    const full = households.reduce(
      (sheet, householdId) =>
        tick(sheet, { householdId, contactId: '01JDC3M6Q8T4V5W6X7Y8Z9A0BC', late: false }) ?? sheet,
      sheetOf(...households),
    )
    expect(JSON.stringify(full).length).toBeLessThan(900)
  })

  it('E2 shows each household with what ticked it', () => {
    const sheet = tick(sheetOf('H2', 'H1'), ticked('H2')) as Sheet
    expect(view(sheet, limits, at(8))).toMatchObject({
      state: 'open',
      due: 2,
      done: 1,
      households: [
        { householdId: 'H1', done: false, late: false },
        { householdId: 'H2', done: true, late: false, contactId: 'C-H2' },
      ],
    })
  })
})

describe('recording a contact', () => {
  const sent = { contactId: '01JDC3M6Q8T4V5W6X7Y8Z9A0BC', householdId: 'H1', mode: 'home' } as const
  const usual: Circumstances = {
    memberId: 'M1',
    on: '2026-11-05',
    period: '2026-W45',
    limits,
    sheet: sheetOf('H1'),
    isLinked: true,
    modeCounts: true,
  }

  it.each([
    ['in the week', {}, at(5), { late: false, counts: true }],
    ['in the days of grace', {}, at(10), { late: true, counts: true }],
    ['by a mode that the county does not count', { modeCounts: false }, at(5), { late: false, counts: false }],
    ['of a household linked after the cut-off', { sheet: sheetOf('H2') }, at(5), { late: false, counts: false }],
    ['before the first sheet was opened', { sheet: undefined }, at(5), { late: false, counts: false }],
  ])('E4 %s', (_name, change, now, marks) => {
    expect(record(sent, { ...usual, ...change }, now)).toEqual({
      ...sent,
      memberId: 'M1',
      on: '2026-11-05',
      period: '2026-W45',
      recordedAt: now,
      ...marks,
    })
  })

  it('E4 is refused once the week is closed', () => {
    expect(() => record(sent, usual, at(11))).toThrow(
      expect.objectContaining({ code: 'conflict', facts: { period: '2026-W45', closesAt: at(11) } }),
    )
  })

  it('E1 is refused for a household of somebody else, naming the field', () => {
    expect(() => record(sent, { ...usual, isLinked: false }, at(5))).toThrow(
      expect.objectContaining({ code: 'invalid', fields: [expect.objectContaining({ path: 'householdId' })] }),
    )
  })
})
