import { caseCorrected, caseUrged, mediationEnded } from '@wangge/cases/contract'
import { place } from '@wangge/testing/a-room'
import { anAssessedMonth, entriesFor, type Month } from '../testing/an-assessed-month.ts'
import { latestOf, sumOf } from './domain.ts'

const reportedAt = '2026-11-20T02:00:00.000Z'
const lateAt = '2026-11-21T02:00:00.000Z'
const about = { caseId: 'MISFILED', areaId: place.grid as string, reportedAt }
const was = { ...caseCorrected.example.was, areaId: place.grid as string, listingAreaId: place.village as string }

const sums = async (month: Month, areaId: string, tally: string) =>
  sumOf(latestOf(await entriesFor(month, 'grid', areaId, '2026-11'), '2027'), tally)

const urged = (month: Month) => {
  const data = { ...caseUrged.example, ...about, lateAt, holder: { role: 'grid-worker', areaId: place.grid } }
  return month.tell(caseUrged, data, { subject: 'MISFILED', rev: 3, time: lateAt })
}
const corrected = (month: Month) => {
  const data = { ...caseCorrected.example, ...about, areaId: place.nextGrid as string, was, lateAt }
  return month.tell(caseCorrected, data, { subject: 'MISFILED', rev: 6, time: '2026-11-22T02:00:00.000Z' })
}

describe('a misfiled case that was counted', () => {
  it.each([
    ['after it was counted', false],
    ['before that was told', true],
  ])('G2 C24 counts for the grid it happened in, corrected %s, once however often that is told', async (_, isFirst) => {
    const month = await anAssessedMonth()
    for (const tell of isFirst ? [corrected, urged] : [urged, corrected]) await tell(month)
    await corrected(month)
    expect([
      await sums(month, place.grid, 'cases.should-close'),
      await sums(month, place.nextGrid, 'cases.should-close'),
    ]).toEqual([0, 1])
  })

  it('C18 C24 its mediations go with it, and those of other cases stay', async () => {
    const month = await anAssessedMonth()
    const mediation = { ...mediationEnded.example.mediation, mediatorId: 'w2', endedAt: lateAt }
    for (const caseId of ['MISFILED', 'OTHER']) {
      const data = {
        ...mediationEnded.example,
        caseId,
        areaId: place.grid as string,
        mediation,
        outcome: 'agreed',
      } as const
      await month.tell(mediationEnded, data, { subject: caseId, rev: 5, time: lateAt })
    }
    await corrected(month)
    expect([
      await sums(month, place.grid, 'mediations.succeeded'),
      await sums(month, place.nextGrid, 'mediations.succeeded'),
    ]).toEqual([1, 1])
  })
})
