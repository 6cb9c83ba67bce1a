import { defaultDeadlines } from '@wangge/county'
import { aCaseRoom, anOpenedCase, evidence } from '../testing/a-case-room.ts'

const question = { text: '请告知灯杆编号。' }

describe('asking the resident', () => {
  it('C9 is refused of a report without a phone, and offered to nobody', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room, { name: '王小梅' })
    await give('worker', 'accept')
    const { status, body } = await give('worker', 'ask-resident', question)
    expect([status, body.rule]).toEqual([409, 'reachable'])
    const { yours, step } = (await room.call('worker', `GET /v1/cases/${number}`)).body
    expect([step, yours.includes('ask-resident')]).toEqual(['accepted', false])
  })

  it('C9 is done twice a round, shown in the case, and again in the next round', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    const waited = async () => (await room.call('worker', `GET /v1/cases/${number}`)).body.waited
    await give('worker', 'accept')
    for (const n of [1, 2]) {
      expect((await give('worker', 'ask-resident', question)).status).toBe(200)
      room.moveTo(`2026-11-2${3 + n}T02:00:00.000Z`)
      expect((await give('worker', 'resume')).status).toBe(200)
    }
    expect(await waited()).toEqual({ times: 2, days: 2, mostTimes: 2, mostDays: 10 })
    const third = await give('worker', 'ask-resident', question)
    expect([third.status, third.body.most]).toEqual([409, 2])
    expect((await room.call('worker', `GET /v1/cases/${number}`)).body.yours).not.toContain('ask-resident')
    await give('worker', 'solve', { evidence })
    await give('leader', 'check', { passed: true })
    await give('leader', 'answer', { text: '好了。' })
    await give('leader', 'reopen', { reason: '又坏了' })
    expect(await waited()).toMatchObject({ times: 0, days: 0 })
  })

  it('C9 stops the clock for ten working days in all, however long a reply may take', async () => {
    const reply = { step: 'reply', kind: 'natural-days', amount: 11 } as const
    const room = await aCaseRoom({ deadlines: [...defaultDeadlines, reply] })
    const { number, give, follow } = await anOpenedCase(room)
    await give('worker', 'accept')
    // eleven days of the calendar have nine working days; one is left
    expect((await give('worker', 'ask-resident', question)).body.dueAt).toBe('2026-12-04T16:00:00.000Z')
    room.moveTo('2026-12-04T16:00:00.000Z')
    await room.ring()
    expect((await give('worker', 'ask-resident', question)).body.dueAt).toBe('2026-12-07T10:00:00.000Z')
    expect((await follow()).body.question.until).toBe('2026-12-07T10:00:00.000Z')
    room.moveTo('2026-12-07T10:00:00.000Z')
    await room.ring()
    const { body } = await room.call('worker', `GET /v1/cases/${number}`)
    expect(body).toMatchObject({ step: 'accepted', waited: { times: 2, days: 10 } })
  })

  it('C9 stops it as long as the county says', async () => {
    const room = await aCaseRoom({ cases: { waiting: { most: 3, workingDays: 1 } } })
    const { give } = await anOpenedCase(room)
    await give('worker', 'accept')
    await give('worker', 'ask-resident', question)
    room.moveTo('2026-11-24T02:00:00.000Z')
    await give('worker', 'resume')
    const { status, body } = await give('worker', 'ask-resident', question)
    expect([status, body.workingDays]).toEqual([409, 1])
  })
})
