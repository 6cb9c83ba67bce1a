import { aCaseRoom } from '../testing/a-case-room.ts'
import { aDeed, deedsListed, proof } from './testing/a-deed.ts'

describe('changing what was promised', () => {
  it('C22 has another amount agreed to by a checker, who is neither who asked nor whose item it is', async () => {
    const room = await aCaseRoom()
    const { give, get } = await aDeed(room)
    await give('secretary', 'publish')
    expect((await give('official', 'decide-amount', { granted: true })).status).toBe(409)
    const asked = await give('secretary', 'amend', { amount: 500, reason: '东段已由县里修建' }, 'less')
    expect([asked.status, asked.body.allowed.includes('decide-amount')]).toEqual([200, true])
    expect((await give('secretary', 'amend', { amount: 500, reason: '东段已由县里修建' }, 'less')).body).toEqual(
      asked.body,
    )
    expect(await get()).toMatchObject({ quantity: { amount: 600 }, asked: { amount: 500, memberId: 'secretary' } })
    expect((await give('secretary', 'amend', { amount: 400, reason: '再减' })).body.asked).toBe(500)
    expect((await give('secretary', 'decide-amount', { granted: true })).body.rule).toBe('other-than-asker')
    await give('official', 'decide-amount', { granted: false, note: '照原数量' })
    const refused = await get()
    expect([refused.quantity.amount, refused.asked]).toEqual([600, undefined])
    await give('official', 'amend', { amount: 500, reason: '东段已由县里修建' })
    expect((await give('secretary', 'decide-amount', { granted: true })).body.rule).toBe('other-than-asker')
    expect((await give('boss', 'decide-amount', { granted: true })).status).toBe(200)
    const granted = await get('auditor')
    expect([granted.quantity.amount, granted.allowed.includes('decide-amount')]).toEqual([500, false])
  })

  it('C22 stays overdue in every figure when its day is moved, and is not finished in time', async () => {
    const room = await aCaseRoom()
    const { deedId, give, get } = await aDeed(room, { dueOn: '2026-11-23' })
    await give('secretary', 'publish')
    room.moveTo('2026-11-24T02:00:00.000Z')
    await give('secretary', 'amend', { dueOn: '2026-12-31', reason: '连续降雨' })
    expect(await get()).toMatchObject({ dueOn: '2026-12-31', overdue: true, overdueSince: '2026-11-23' })
    expect((await room.call('secretary', 'GET /v1/deed-figures')).body).toMatchObject({ open: 1, overdue: 1 })
    expect(await deedsListed(room, 'figure=overdue')).toEqual([deedId])
    await room.ring('remind-deeds')
    expect(room.told().map(({ type }) => type)).not.toContain('cases.deed-reminded.v1')
    await give('secretary', 'progress', { on: '2026-11-24', amount: 600, note: '全线完成' })
    await give('secretary', 'finish', proof)
    expect(room.told().at(-1)?.data).toMatchObject({ onTime: false })
  })

  it('C6 C22 a refusal names what the caller may do instead, and nothing that would be refused', async () => {
    const room = await aCaseRoom()
    const item = await aDeed(room)
    await item.give('secretary', 'publish')
    await item.give('secretary', 'start')
    const short = await item.give('secretary', 'finish', proof)
    expect([short.status, short.body.allowed]).toEqual([409, ['report-progress', 'amend', 'cancel']])
    const none = await item.give('official', 'decide-amount', { granted: true })
    expect([none.status, none.body.allowed]).toEqual([409, ['report-progress', 'amend', 'cancel']])
    await item.give('secretary', 'amend', { amount: 500, reason: '改线' })
    const second = await item.give('secretary', 'amend', { amount: 400, reason: '改线' })
    expect([second.status, second.body.allowed]).toEqual([409, ['report-progress', 'amend', 'cancel']])
    const other = await item.give('official', 'amend', { amount: 400, reason: '改线' })
    expect([other.status, other.body.allowed.includes('decide-amount')]).toEqual([409, true])
  })
})
