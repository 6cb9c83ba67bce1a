import { anOpenedCase, aCaseRoom as aRoom, start } from '../testing/a-case-room.ts'
import { LookRow } from './table/look.ts'

describe('who may', () => {
  it('L1 answers 404 outside the subtree and 403 inside it, on every route', async () => {
    const room = await aRoom()
    const { number, give } = await anOpenedCase(room)
    for (const who of ['elsewhere', 'neighbour', 'otherSecretary'] as const) {
      expect((await room.call(who, `GET /v1/cases/${number}`)).status).toBe(404)
      expect((await room.call(who, `GET /v1/cases/${number}/ledger`)).status).toBe(404)
      expect((await give(who, 'accept')).status).toBe(404)
    }
    expect((await give('auditor', 'accept')).status).toBe(403)
    expect((await give('worker', 'dispatch', { unitId: 'u03' })).status).toBe(403)
    expect((await room.call('volunteer', `GET /v1/cases/${number}`)).status).toBe(403)
    expect((await room.call('anyone', `GET /v1/cases/${number}`)).status).toBe(401)
  })

  it('L1 lets a unit’s people at what was sent to their unit, and nothing else', async () => {
    const room = await aRoom()
    const { number, give } = await anOpenedCase(room)
    expect((await room.call('clerk', `GET /v1/cases/${number}`)).status).toBe(403)
    await give('worker', 'accept')
    await give('secretary', 'dispatch', { unitId: 'u03' })
    expect((await room.call('clerk', `GET /v1/cases/${number}`)).status).toBe(200)
    expect((await room.call('otherClerk', `GET /v1/cases/${number}`)).status).toBe(403)
    expect((await give('otherClerk', 'start')).status).toBe(403)
  })

  it('I5 shows name, phone and address masked, unmasked to those who may, and records the look', async () => {
    const room = await aRoom()
    const { number } = await anOpenedCase(room)
    const masked = await room.call('worker', `GET /v1/cases/${number}`)
    expect(masked.body).toMatchObject({
      reporter: { name: '王**', phone: '100****5678' },
      address: '乙村****',
      allowed: [
        'accept',
        'add-evidence',
        'answer',
        'merge',
        'hand-over',
        'withdraw',
        'cancel',
        'urge',
        'hand-up',
        'correct',
      ],
      limit: { step: 'accept', flagged: false },
    })
    const looks = () => room.table.list(LookRow, `case#${number}`, { prefix: 'look#' })
    expect((await looks()).items).toEqual([])
    const seen = await room.call('secretary', `GET /v1/cases/${number}?unmask=true`)
    expect(seen.body.reporter).toEqual({ name: '王小梅', phone: '+8610012345678' })
    expect((await looks()).items).toMatchObject([{ memberId: 'secretary', role: 'village-secretary', at: start }])
    expect((await room.call('auditor', `GET /v1/cases/${number}?unmask=true`)).status).toBe(403)
    expect((await looks()).items).toHaveLength(1)
  })
})
