import {
  caseAnswered,
  caseCancelled,
  caseDispatched,
  caseMerged,
  caseReopened,
  caseReported,
  caseReturned,
} from '@wangge/cases/contract'
import { place } from '@wangge/testing/a-room'
import { anAssessedMonth, entriesFor, type Month, reviewTime } from '../testing/an-assessed-month.ts'
import { latestOf, sumOf } from './domain.ts'

const reportedAt = '2026-11-03T01:00:00.000Z'
const areaId = place.grid
const sums = async (month: Month, kind: 'grid' | 'worker', subjectId: string, ...tallies: string[]) => {
  const entries = latestOf(await entriesFor(month, kind, subjectId), '2027')
  return tallies.map((tally) => sumOf(entries, tally))
}

describe('the three figures of handling', () => {
  it('G2 counts a case in the month it was reported in, and as handled once it is over', async () => {
    const month = await anAssessedMonth()
    const figure = () => sums(month, 'grid', areaId, 'cases.handled', 'cases.found')
    const report = (caseId: string) =>
      month.tell(
        caseReported,
        { ...caseReported.example, caseId, areaId },
        { subject: caseId, rev: 1, time: reportedAt },
      )
    for (const caseId of ['A', 'B', 'C', 'D']) await report(caseId)
    expect(await figure()).toEqual([0, 4])
    await month.closed({ caseId: 'A', time: '2026-12-05T01:00:00.000Z' })
    expect(await figure()).toEqual([1, 4])
    await month.tell(
      caseCancelled,
      { ...caseCancelled.example, caseId: 'B', areaId, reportedAt },
      { subject: 'B', rev: 3 },
    )
    await month.tell(caseMerged, { ...caseMerged.example, caseId: 'C', areaId, reportedAt }, { subject: 'C', rev: 2 })
    expect(await figure()).toEqual([1, 2])
    const again = { ...caseReopened.example, caseId: 'A', areaId, reportedAt, previousHandlerId: 'w1' }
    for (let times = 0; times < 2; times++) await month.tell(caseReopened, again, { subject: 'A', rev: 9 })
    await report('A')
    expect(await figure()).toEqual([0, 2])
    expect(await sums(month, 'worker', 'w1', 'cases.found')).toEqual([0])
  })

  it('G2 counts no part of a case, and nothing of facts that do not say when theirs was reported', async () => {
    const month = await anAssessedMonth()
    const told = { ...caseReported.example, caseId: 'P', areaId, parentId: '7KM3QX9TPD' }
    await month.tell(caseReported, told, { subject: 'P', rev: 1, time: reportedAt })
    await month.tell(caseCancelled, { ...caseCancelled.example, caseId: 'O', areaId }, { subject: 'O', rev: 3 })
    expect(await entriesFor(month, 'grid', areaId)).toEqual([])
  })

  it('G1 counts dispatches, and takes off those that came back', async () => {
    const month = await anAssessedMonth()
    for (const rev of [3, 6]) {
      const sent = { ...caseDispatched.example, caseId: 'A', areaId }
      await month.tell(caseDispatched, sent, { subject: 'A', rev, time: reportedAt })
    }
    const back = { ...caseReturned.example, caseId: 'A', areaId }
    for (let times = 0; times < 2; times++)
      await month.tell(caseReturned, back, { subject: 'A', rev: 4, time: reportedAt })
    expect(await sums(month, 'grid', areaId, 'dispatches.accurate', 'dispatches.made')).toEqual([1, 2])
  })

  it('C12 G1 counts first answers for whoever gave them and for the grid, those in time and their hours', async () => {
    const month = await anAssessedMonth()
    const answer = (caseId: string, time: string, more: object = { first: true, reportedAt }) =>
      month.tell(
        caseAnswered,
        { ...caseAnswered.example, caseId, areaId, actorId: 'w1', ...more },
        { subject: caseId, rev: 4, time },
      )
    await answer('A', '2026-11-03T04:30:00.000Z')
    await answer('B', '2026-11-04T01:00:01.000Z')
    await answer('C', '2026-11-20T01:00:00.000Z', {})
    for (const [kind, subjectId] of [
      ['worker', 'w1'],
      ['grid', areaId],
    ] as const)
      expect(await sums(month, kind, subjectId, 'answers.first', 'answers.in-time', 'answers.hours')).toEqual([
        2, 2, 27.5,
      ])
    await answer('D', '2026-11-05T01:00:00.000Z')
    expect(await sums(month, 'grid', areaId, 'answers.first', 'answers.in-time')).toEqual([3, 2])
    for (const caseId of ['E', 'F']) await answer(caseId, '2026-11-03T02:00:00.000Z')
    await month.ringAt(reviewTime)
    const { body } = await month.call('auditor', `GET /v1/reviews/2026-11~grid~${areaId}/explanation`)
    const figure = body.figures.find(({ id }: { id: string }) => id === 'first-answer')
    expect(figure).toMatchObject({ numerator: 4, denominator: 5, value: 0.8, mean: 15.5, counted: true })
    expect(figure.records).toHaveLength(5)
    expect(figure.records[0]).toMatchObject({ source: 'answer', href: '/v1/cases/A/ledger' })
  })
})
