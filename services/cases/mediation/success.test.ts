import { putNew } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { CaseRow } from '../case/table/case.ts'
import { aCaseRoom, anOpenedCase } from '../testing/a-case-room.ts'
import type { Mediation } from './domain/mediation.ts'
import { MediationRow } from './table.ts'

const { grid, village, otherVillage, otherGrid } = place

/** Cases and mediations as a county would have them after eight months: each of its own case. */
const eightMonths = async (rows: readonly Partial<Mediation>[]) => {
  const room = await aCaseRoom()
  const { number } = await anOpenedCase(room)
  const one = await room.table.need(CaseRow, { caseId: number })
  const all = rows.map((more, n): [Mediation, typeof one] => {
    const caseId = `S${String(n).padStart(9, '0')}`
    const isFar = n % 3 === 0
    const where = isFar ? { areaId: otherGrid, listingAreaId: otherVillage } : { areaId: grid, listingAreaId: village }
    const mediation: Mediation = {
      caseId,
      ordinal: 1,
      ...where,
      kind: 'people',
      step: 'opened',
      mediatorId: n % 2 === 0 ? 'worker' : 'leader',
      openedAt: '2026-01-02T02:00:00.000Z',
      dueAt: '2026-02-01T16:00:00.000Z',
      subjectId: 'said',
      parties: [],
      ...more,
    }
    return [mediation, { ...one, ...where, caseId }]
  })
  for (let from = 0; from < all.length; from += 50)
    await room.table.writeEach(
      all
        .slice(from, from + 50)
        .flatMap(([mediation, { rev: _, ...found }]) => [putNew(MediationRow, mediation), putNew(CaseRow, found)]),
    )
  const ask = async (path: string) => (await room.call('boss', `GET ${path}` as 'GET /')).body
  return { room, ask }
}

const times = (count: number, row: Partial<Mediation>): Partial<Mediation>[] => Array.from({ length: count }, () => row)
const [january, august] = ['2026-01-05T02:00:00.000Z', '2026-08-31T15:59:59.999Z']

describe('the success rate of a county', () => {
  it('C18 2,164 ended in January to August, 98.5 % of them well: pending, later and earlier ones count in neither', async () => {
    const { room, ask } = await eightMonths([
      ...times(1_200, { step: 'agreed', endedAt: january }),
      ...times(932, { step: 'fulfilled', endedAt: august }),
      ...times(20, { step: 'failed', endedAt: august }),
      ...times(7, { step: 'broken', endedAt: january }),
      ...times(5, { step: 'withdrawn', endedAt: '2026-05-01T02:00:00.000Z' }),
      ...times(40, {}),
      ...times(3, { step: 'failed', endedAt: '2026-08-31T16:00:00.000Z' }),
      ...times(2, { step: 'failed', openedAt: '2025-12-01T02:00:00.000Z', endedAt: '2025-12-31T15:59:59.999Z' }),
    ])
    const before = room.driver.units().read
    const figures = await ask('/v1/mediations/figures?period=2026-01&through=2026-08')
    const units = room.driver.units().read - before
    expect(figures).toMatchObject({ period: '2026-01', through: '2026-08', succeeded: 2132, ended: 2164, pending: 43 })
    expect([figures.rate, `${(figures.rate * 100).toFixed(1)} %`]).toEqual([0.9852, '98.5 %'])
    // each of the 2,209 is read once
    expect(units / 2_209).toBeLessThan(1.25)
    const months = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((month) => ask(`/v1/mediations/figures?period=2026-0${month}`)),
    )
    expect(months.reduce((sum, { ended }) => sum + ended, 0)).toBe(2164)
  })

  it('C18 a county’s lists and figures are asked by mediator, lateness and follow-up as well', async () => {
    const { ask } = await eightMonths([
      ...times(4, {}),
      ...times(2, { step: 'agreed', endedAt: january, followUpOn: '2026-12-01' }),
      ...times(2, { step: 'agreed', endedAt: '2026-03-01T02:00:00.000Z', followUpOn: '2026-12-20' }),
    ])
    const count = async (query: string) => (await ask(`/v1/mediations?limit=100&${query}`)).items.length
    expect(await count('')).toBe(8)
    expect(await count('mediator=member:leader')).toBe(4)
    expect(await count('mediator=member:leader&figure=pending')).toBe(2)
    expect(await count('mediator=member:boss')).toBe(0)
    expect((await ask('/v1/mediations?mediator=leader')).errors[0].path).toBe('mediator')
    expect([await count('overdue=true'), await count('overdue=false')]).toEqual([6, 2])
    expect(await count('overdue=true&figure=pending')).toBe(4)
    expect([await count('followUpBy=2026-12-01'), await count('followUpBy=2026-11-30')]).toEqual([2, 0])
    const figures = await ask('/v1/mediations/figures?period=2026&mediator=member:leader')
    expect(figures).toMatchObject({ ended: 2, pending: 2 })
    const near = `/v1/mediations/figures?period=2026&area=${village}`
    expect(await ask(near)).toMatchObject({ ended: 3, pending: 2 })
  })

  it.each([
    ['through', 'period=2026-08&through=2026-01'],
    ['period', 'through=2026-08'],
  ])('C18 refuses a wrong %s', async (path, query) => {
    const { room } = await eightMonths([])
    const { status, body } = await room.call('boss', `GET /v1/mediations?${query}`)
    expect([status, body.errors[0].path]).toEqual([422, path])
  })
})
