import { postFilled, postVacated } from '@wangge/members/contract'
import { place } from '@wangge/testing/a-room'
import { anAssessedMonth, type Month } from '../testing/an-assessed-month.ts'
import { placeIn } from './domain.ts'
import { SubjectRow } from './table.ts'

describe('who is reviewed', () => {
  const bounds = { from: '2026-10-31T16:00:00.000Z', to: '2026-11-30T16:00:00.000Z' }
  const post = { role: 'grid-worker', memberId: 'w9', areaId: place.grid } as const
  const spanOf = (from: string, to?: string) => ({
    from: `${from}T16:00:00.000Z`,
    ...(to && { to: `${to}T16:00:00.000Z` }),
  })
  const filled = ({ tell }: Month, subject: string, span: { from: string; to?: string }, rev = 1) =>
    tell(postFilled, { ...post, ...span }, { subject, rev })
  const vacated = ({ tell }: Month, subject: string, span: { from: string; to?: string }) =>
    tell(postVacated, { ...post, ...span, to: span.to as string }, { subject, rev: 2 })
  const placeOf = async ({ table }: Month, listingAreaId: string = place.village) => {
    const row = await table.get(SubjectRow, { listingAreaId, kind: 'worker', subjectId: 'w9' })
    return row && placeIn(row, bounds)
  }

  it.each([
    ['is in post', [spanOf('2026-01-01')], place.grid],
    ['left before the month', [spanOf('2026-01-01', '2026-10-31')], undefined],
    ['left on its first day', [spanOf('2026-01-01', '2026-11-01')], place.grid],
    ['comes after it', [spanOf('2026-11-30')], undefined],
    ['left and came back', [spanOf('2026-01-01', '2026-06-30'), spanOf('2026-11-10')], place.grid],
    ['has left one of two posts', [spanOf('2026-01-01', '2026-06-30'), spanOf('2026-03-01')], place.grid],
  ])('G5 a worker who %s', async (_name, spans, expected) => {
    for (const isReversed of [false, true]) {
      const month = await anAssessedMonth()
      const told = spans.flatMap((span, n) => [
        () => filled(month, `w9~${n}`, { from: span.from }),
        ...(span.to ? [() => vacated(month, `w9~${n}`, span)] : []),
      ])
      for (const tell of isReversed ? told.toReversed() : told) await tell()
      expect([isReversed, await placeOf(month)]).toEqual([isReversed, expected])
    }
  })

  it('G5 is no other post than a grid worker’s', async () => {
    const month = await anAssessedMonth()
    await month.tell(postFilled, { ...post, role: 'village-secretary', ...spanOf('2026-01-01') })
    expect(await placeOf(month)).toBeUndefined()
  })

  it('G5 is also whoever owes contacts, whatever their post', async () => {
    const month = await anAssessedMonth()
    await month.week('w9', { areaId: place.otherGrid })
    const key = { listingAreaId: place.otherVillage, kind: 'worker', subjectId: 'w9' }
    expect(await month.table.get(SubjectRow, key)).toMatchObject({ areaId: place.otherGrid, spans: {} })
  })
})
