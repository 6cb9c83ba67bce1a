import { caseRehung, caseReopened, caseUrged } from '@wangge/cases/contract'
import { place } from '@wangge/testing/a-room'
import { anAssessedMonth, entriesFor } from '../testing/an-assessed-month.ts'
import { latestOf, sumOf } from './domain.ts'

/** What counts of cases that are over, besides that they were found. */
const closedOf = async (...about: Parameters<typeof entriesFor>) =>
  (await entriesFor(...about)).filter(({ source }) => source !== 'found')

describe('records of a month', () => {
  it('G1 a week counts for its worker, their grid and its team, in the month of its Sunday', async () => {
    const month = await anAssessedMonth()
    await month.week('w1', { period: '2026-W48', due: 12, done: 11, late: 1 })
    await month.week('w1', { period: '2026-W49' })
    for (const [kind, subjectId] of [
      ['worker', 'w1'],
      ['grid', place.grid],
      ['team', 't1'],
    ] as const) {
      const entries = await entriesFor(month, kind, subjectId)
      expect(entries.map(({ recordId, areaId, tallies }) => [recordId, areaId, tallies])).toEqual([
        ['w1~2026-W48', place.grid, { 'contacts.due': 12, 'contacts.done': 11, 'contacts.late': 1 }],
      ])
      expect(await entriesFor(month, kind, subjectId, '2026-12')).toHaveLength(1)
    }
  })

  it('E4 G1 a late entry makes the week again at a higher revision, whatever order they come in', async () => {
    const month = await anAssessedMonth()
    for (const rev of [4, 2, 3, 4]) await month.week('w1', { rev, done: rev })
    const entries = await entriesFor(month, 'worker', 'w1')
    expect(entries.map(({ recordRev, tallies }) => [recordRev, tallies['contacts.done']])).toEqual([
      [2, 2],
      [3, 3],
      [4, 4],
    ])
  })

  it('C20 G2 a confidential case is kept as one, for whoever solved it and for its grid', async () => {
    const month = await anAssessedMonth()
    await month.closed({ confidential: true, handlerId: 'w2' })
    await month.closed({ handlerId: 'w2' })
    for (const [kind, subjectId] of [
      ['worker', 'w2'],
      ['grid', place.grid],
    ] as const)
      expect((await closedOf(month, kind, subjectId)).map(({ confidential }) => confidential)).toEqual([
        true,
        undefined,
      ])
  })

  it('G2 G3 a case counts for whoever solved it and for its grid, and the rating with it', async () => {
    const month = await anAssessedMonth()
    const late = await month.closed({ onTime: false, stars: 3, handlerId: 'w2' })
    const good = await month.closed({ stars: 4, handlerId: 'w2' })
    const expected = [
      [late, { 'cases.should-close': 1, 'cases.closed-on-time': 0 }],
      [good, { 'cases.should-close': 1, 'cases.closed-on-time': 1 }],
      [late, { 'ratings.given': 1, 'ratings.satisfied': 0 }],
      [good, { 'ratings.given': 1, 'ratings.satisfied': 1 }],
    ]
    for (const [kind, subjectId] of [
      ['worker', 'w2'],
      ['grid', place.grid],
    ] as const)
      expect((await closedOf(month, kind, subjectId)).map(({ recordId, tallies }) => [recordId, tallies])).toEqual(
        expected,
      )
  })

  it.each([caseReopened, caseRehung])(
    'C14 G2 a case opened again leaves “resolved” in the month it was closed in',
    async (fact) => {
      const month = await anAssessedMonth()
      const closedAt = '2026-11-20T02:00:00.000Z'
      const caseId = await month.closed({ handlerId: 'w2', time: closedAt })
      const first = { solvedAt: closedAt, struckOffAt: closedAt, handlerId: 'w2', onTime: true }
      const again = { ...caseReopened.example, caseId, areaId: place.grid, closedAt, previousHandlerId: 'w2', first }
      await month.tell(fact, again, { subject: caseId, rev: 9, time: '2026-12-03T02:00:00.000Z' })
      const figure = async (kind: 'worker' | 'grid', subjectId: string) => {
        const entries = latestOf(await entriesFor(month, kind, subjectId), '2027')
        return [sumOf(entries, 'cases.closed-on-time'), sumOf(entries, 'cases.should-close')]
      }
      expect(await Promise.all([figure('worker', 'w2'), figure('grid', place.grid)])).toEqual([
        [0, 1],
        [0, 1],
      ])
      expect(await entriesFor(month, 'worker', 'w2', '2026-12')).toEqual([])
      await month.closed({ handlerId: 'w2', caseId, rev: 15, time: '2026-11-28T02:00:00.000Z' })
      expect(await figure('worker', 'w2')).toEqual([1, 1])
    },
  )

  it('G2 a case still open after its limit should be closed: it counts once, in the month in which that was found', async () => {
    const month = await anAssessedMonth()
    const found = '2026-11-20T02:00:00.000Z'
    const holder = { role: 'grid-worker', areaId: place.grid, memberId: 'w2' }
    const open = {
      ...caseUrged.example,
      caseId: 'OPEN',
      areaId: place.grid,
      holder,
      by: 'timer',
      lateAt: found,
    } as const
    await month.tell(caseUrged, { ...open, by: 'person', lateAt: undefined }, { subject: 'OPEN', rev: 2, time: found })
    await month.tell(caseUrged, open, { subject: 'OPEN', rev: 3, time: found })
    await month.tell(caseUrged, open, { subject: 'OPEN', rev: 5, time: '2026-12-02T02:00:00.000Z' })
    const figures = async () => {
      const asked = (['worker', 'grid'] as const).flatMap((kind) =>
        ['2026-11', '2026-12'].map((period) => entriesFor(month, kind, kind === 'grid' ? place.grid : 'w2', period)),
      )
      return (await Promise.all(asked)).map((entries) => {
        const counted = latestOf(entries, '2027')
        return [sumOf(counted, 'cases.closed-on-time'), sumOf(counted, 'cases.should-close')]
      })
    }
    const once = [
      [0, 1],
      [0, 0],
      [0, 1],
      [0, 0],
    ]
    expect(await figures()).toEqual(once)
    const closed = { caseId: 'OPEN', handlerId: 'w2', onTime: false, lateAt: found, time: '2026-12-03T02:00:00.000Z' }
    await month.closed({ ...closed, rev: 8 })
    expect(await figures()).toEqual(once)
    const again = { ...caseReopened.example, caseId: 'OPEN', areaId: place.grid, previousHandlerId: 'w2' }
    const closedAt = closed.time
    await month.tell(caseReopened, { ...again, closedAt, lateAt: found }, { subject: 'OPEN', rev: 9, time: closedAt })
    expect(await figures()).toEqual(once)
  })

  it('C17 G2 does not count a part of a case besides the whole', async () => {
    const month = await anAssessedMonth()
    await month.closed({ handlerId: 'w2', parentId: 'CASE0' })
    for (const [kind, subjectId] of [
      ['worker', 'w2'],
      ['grid', place.grid],
    ] as const)
      expect(await entriesFor(month, kind, subjectId)).toEqual([])
  })

  it('C17 a part that is opened again takes nothing back: it never counted', async () => {
    const month = await anAssessedMonth()
    const part = { ...caseRehung.example, areaId: place.grid, previousHandlerId: 'w2', parentId: '8KM3QX9TPE' }
    await month.tell(caseRehung, part, { subject: part.caseId, rev: 9, time: part.closedAt })
    expect(await entriesFor(month, 'worker', 'w2')).toEqual([])
  })

  it('G2 counts a case in the county’s own month', async () => {
    const month = await anAssessedMonth()
    await month.closed({ time: '2026-11-30T15:59:59.999Z' })
    await month.closed({ time: '2026-11-30T16:00:00.000Z' })
    expect(await entriesFor(month, 'worker', 'w1')).toHaveLength(1)
    expect(await entriesFor(month, 'worker', 'w1', '2026-12')).toHaveLength(1)
  })

  it('promise 2 counts a fact once, however often it is told', async () => {
    const month = await anAssessedMonth()
    const { driver } = month
    for (let n = 0; n < 3; n++) await month.week('w1', { id: n < 2 ? 'same' : 'replayed' })
    expect(await entriesFor(month, 'worker', 'w1')).toHaveLength(1)
    const marks = "SELECT count(*) AS n FROM rows WHERE e = 'seen' AND pk LIKE '%same'"
    expect(driver.database.prepare(marks).get()).toEqual({ n: 0 })
  })
})
