import { place } from '@wangge/testing/a-room'
import { aCaseRoom, anOpenedCase, walk } from '../testing/a-case-room.ts'

const { village } = place

describe('opening again', () => {
  it('C13 C14 offers it after a low rating, on the resident’s own page, once', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    const again = (token = it.token, key?: string) =>
      room.call('anyone', `POST /v1/public/cases/${it.number}/reopen`, { reason: '灯又不亮了' }, { token, key })
    expect((await again()).status).toBe(409)
    await walk(it)
    expect((await it.follow()).body.reopen).toEqual({ open: true, until: '2026-11-30T16:00:00.000Z' })
    expect((await it.rate(1)).body).toMatchObject({ stars: 1, reopenUntil: '2026-11-30T16:00:00.000Z' })
    expect((await again('wrong')).status).toBe(404)
    const first = await again(it.token, 'again-key-00001')
    expect(first).toMatchObject({ status: 200, body: { step: 'reported' } })
    expect(await again(it.token, 'again-key-00001')).toMatchObject({ status: 200, body: first.body })
    const { body } = await room.call('boss', `GET /v1/cases/${it.number}`)
    expect(body).toMatchObject({ step: 'reported', level: 'township', first: { handlerId: 'clerk', stars: 1 } })
    expect(body.rating).toBeUndefined()
    expect((await room.call('auditor', `GET /v1/cases/${it.number}/ledger`)).body.verified).toBe(true)
    await walkAgain(it)
    expect((await it.rate(5)).body.reopenUntil).toBeUndefined()
    expect(room.told().findLast(({ type }) => type === 'cases.case-struck-off.v1')?.data).toMatchObject({ round: 2 })
  })

  it('C14 holds the window by the server’s clock, and C11 lets it be hung up again after it', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    await walk(it)
    room.moveTo('2026-11-30T16:00:00.001Z')
    const late = await it.give('leader', 'reopen', { reason: '又坏了' })
    expect([late.status, late.body.openUntil]).toEqual([410, '2026-11-30T16:00:00.000Z'])
    expect((await it.follow()).body.reopen).toMatchObject({ open: false })
    expect((await it.give('worker', 'rehang', { reason: '抽查未修好' })).status).toBe(403)
    expect((await it.give('secretary', 'rehang', {})).status).toBe(422)
    expect((await it.give('secretary', 'rehang', { reason: '抽查未修好' })).body).toMatchObject({ step: 'reported' })
  })
})

const walkAgain = async ({ give }: Awaited<ReturnType<typeof anOpenedCase>>) => {
  await give('official', 'accept')
  await give('secretary', 'solve', { evidence: [{ kind: 'note', text: '换了整灯' }] })
  await give('official', 'check', { passed: true })
  await give('official', 'answer', { text: '已更换整灯。' })
}

describe('the strike-off list of a past day', () => {
  it('C11 shows what was open then, as it stood then', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    const list = async (query: string) => {
      const { status, body } = await room.call('secretary', `GET /v1/strike-off-list?area=${village}${query}`)
      return status === 200 ? body.items : status
    }
    room.moveTo('2026-11-24T02:00:00.000Z')
    await walk(it)
    room.moveTo('2026-11-27T02:00:00.000Z')
    await it.give('secretary', 'rehang', { reason: '抽查未修好' })
    expect(await list('&on=2026-11-22')).toEqual([])
    expect(await list('&on=2026-11-23')).toMatchObject([
      { caseId: it.number, step: 'reported', level: 'grid', locks: { handled: false }, overdue: true },
    ])
    expect(await list('&on=2026-11-24')).toEqual([])
    expect(await list('&on=2026-11-26')).toEqual([])
    expect(await list('&on=2026-11-27')).toMatchObject([{ step: 'reported', level: 'village' }])
    expect(await list('')).toMatchObject([{ step: 'reported', level: 'village' }])
    await room.call('secretary', `POST /v1/cases/${it.number}/accept`, {})
    expect(await list('&on=2026-11-23')).toMatchObject([{ step: 'reported', level: 'grid' }])
    expect(await list('&on=soon')).toBe(422)
  })
})
