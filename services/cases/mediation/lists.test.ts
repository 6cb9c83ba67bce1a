import { place } from '@wangge/testing/a-room'
import { LookRow } from '../case/table/look.ts'
import { aCaseRoom, type CaseRoom, reporter, type Who } from '../testing/a-case-room.ts'
import { agreement, aMediatedDispute, dispute } from './testing/a-dispute.ts'

describe('mediations of a subtree', () => {
  const list = async (room: CaseRoom, as: Who, query = '') =>
    (await room.call(as, `GET /v1/mediations${query}`)).body.items?.map(
      ({ caseId, ordinal }: { caseId: string; ordinal: number }) => `${caseId}#${ordinal}`,
    )
  const figures = async (room: CaseRoom, as: Who, query: string) =>
    (await room.call(as, `GET /v1/mediations/figures${query}`)).body

  /** Four mediations: succeeded in November, failed in November, broken in December, pending. */
  const four = async () => {
    const room = await aCaseRoom()
    const all = []
    for (let n = 0; n < 4; n++) all.push(await aMediatedDispute(room))
    const [good, bad, broken, open] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0], (typeof all)[0]]
    const agreed = { outcome: 'agreed', agreement: { ...agreement, terms: [] } }
    await good.take('worker', 'end', agreed)
    await bad.take('worker', 'end', { outcome: 'failed', reason: '不让步' })
    room.moveTo('2026-12-02T02:00:00.000Z')
    await broken.take('worker', 'end', agreed)
    return { room, good, bad, broken, open }
  }

  it('C18 success = succeeded ÷ ended; what is pending is in no denominator, null when nothing ended', async () => {
    const { room, good, bad, broken, open } = await four()
    const november = '?period=2026-11'
    expect(await figures(room, 'boss', november)).toEqual({
      period: '2026-11',
      succeeded: 1,
      ended: 2,
      pending: 2,
      rate: 0.5,
      steps: { opened: 0, agreed: 1, failed: 1, withdrawn: 0, fulfilled: 0, broken: 0 },
    })
    expect(await figures(room, 'boss', '?period=2026-12')).toMatchObject({
      succeeded: 1,
      ended: 1,
      pending: 1,
      rate: 1,
    })
    expect(await figures(room, 'boss', '?period=2026-10')).toMatchObject({ ended: 0, pending: 0, rate: null })
    expect(await figures(room, 'boss', '?period=2026-11&kind=judicial')).toMatchObject({ ended: 0, rate: null })
    // each figure opens to the mediations it was counted from
    const named = (...its: { number: string }[]) => its.map(({ number }) => `${number}#1`).sort()
    expect((await list(room, 'boss', `${november}&figure=succeeded`)).sort()).toEqual(named(good))
    expect((await list(room, 'boss', `${november}&figure=ended`)).sort()).toEqual(named(good, bad))
    expect((await list(room, 'boss', `${november}&figure=pending`)).sort()).toEqual(named(broken, open))
    expect((await list(room, 'boss', '?figure=pending')).sort()).toEqual(named(open))
  })

  it('C18 a broken agreement leaves what succeeded, one mediated again is pending', async () => {
    const { room, broken } = await four()
    const december = '?period=2026-12'
    await broken.take('worker', 'follow-up', { kept: false })
    expect(await figures(room, 'boss', december)).toMatchObject({ succeeded: 0, ended: 1, pending: 1, rate: 0 })
    await broken.take('secretary', 'reopen', { reason: '又堵' })
    expect(await figures(room, 'boss', december)).toMatchObject({ succeeded: 0, ended: 0, pending: 2, rate: null })
    await broken.take('worker', 'end', { outcome: 'withdrawn', reason: '双方自行和解' })
    expect(await figures(room, 'boss', december)).toMatchObject({ succeeded: 0, ended: 1, pending: 1, rate: 0 })
  })

  it('C18 L1 lists and counts what the caller may see, by area, step, kind and whose it is', async () => {
    const { room, good, bad, broken, open } = await four()
    const all = [good, bad, broken, open].map(({ number }) => `${number}#1`).sort()
    expect((await list(room, 'worker')).sort()).toEqual(all)
    expect(await list(room, 'elsewhere')).toEqual([])
    expect(await list(room, 'neighbour')).toEqual([])
    expect(await list(room, 'clerk')).toEqual([])
    await open.give('secretary', 'dispatch', { unitId: 'u03' })
    expect(await list(room, 'clerk')).toEqual([`${open.number}#1`])
    expect((await room.call('secretary', `GET /v1/mediations?area=${place.otherVillage}`)).status).toBe(404)
    expect((await room.call('volunteer', 'GET /v1/mediations')).status).toBe(403)
    expect(await list(room, 'boss', `?area=${place.nextGrid}`)).toEqual([])
    expect(await list(room, 'boss', '?step=failed')).toEqual([`${bad.number}#1`])
    expect(await list(room, 'boss', '?kind=trade')).toEqual([])
    expect((await list(room, 'worker', '?mediator=me')).sort()).toEqual(
      [good, broken, open].map(({ number }) => `${number}#1`).sort(),
    )
    expect(await list(room, 'secretary', '?mediator=me')).toEqual([])
    const paged = async (after = ''): Promise<string[]> => {
      const { body } = await room.call('boss', `GET /v1/mediations?limit=1${after}`)
      const [{ caseId }] = body.items
      return [caseId, ...(body.next ? await paged(`&after=${encodeURIComponent(body.next)}`) : [])]
    }
    expect((await paged()).map((caseId) => `${caseId}#1`).sort()).toEqual(all)
  })

  it('C18 C20 leaves a confidential one out of every list and figure of others', async () => {
    const room = await aCaseRoom()
    const { body } = await room.call('anyone', 'POST /v1/public/cases', {
      gridCode: place.grid,
      category: 'dispute-family',
      description: '家里的事',
      ...reporter,
    })
    await room.call('official', `POST /v1/cases/${body.number}/accept`)
    expect((await room.call('official', `POST /v1/cases/${body.number}/mediations`, dispute)).status).toBe(201)
    for (const as of ['boss', 'secretary', 'worker'] as const) {
      expect(await list(room, as)).toEqual([])
      expect(await figures(room, as, '?period=2026-11')).toMatchObject({ pending: 0 })
      expect((await room.call(as, `GET /v1/cases/${body.number}/mediations/1`)).status).toBe(404)
    }
    expect(await list(room, 'official')).toEqual([`${body.number}#1`])
    await room.call('official', `GET /v1/cases/${body.number}/mediations/1`)
    const looks = await room.table.list(LookRow, `case#${body.number}`, { prefix: 'look#' })
    expect(looks.items).toMatchObject([{ memberId: 'official', what: 'mediation' }])
  })
})

describe('the state table of mediations as front ends read it', () => {
  it('C18 says who may give which command, from where to where, and what counts where', async () => {
    const room = await aCaseRoom()
    const { body } = await room.call('volunteer', 'GET /v1/mediation-steps')
    expect(body.kinds.map(({ title }: { title: Record<string, string> }) => title['zh-CN'])).toEqual([
      '人民调解',
      '行业性专业性调解',
      '司法调解',
      '行政调解',
    ])
    const end = body.commands.find(({ command }: { command: string }) => command === 'end-mediation')
    expect(end).toMatchObject({
      makes: 'cases.mediation-ended.v1',
      at: ['accepted', 'dispatched', 'started', 'waiting'],
    })
    expect(end.roles).toMatchObject({ subtree: expect.arrayContaining(['grid-worker']), unit: ['department'] })
    const counted = body.steps.map(({ step, figures }: { step: string; figures: string[] }) => [step, figures])
    expect(Object.fromEntries(counted)).toEqual({
      opened: ['pending'],
      agreed: ['succeeded', 'ended'],
      failed: ['ended'],
      withdrawn: ['ended'],
      fulfilled: ['succeeded', 'ended'],
      broken: ['ended'],
    })
  })
})
