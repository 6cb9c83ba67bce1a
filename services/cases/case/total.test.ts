import { defaultDeadlines } from '@wangge/county'
import { place } from '@wangge/testing/a-room'
import { aCaseRoom, anOpenedCase } from '../testing/a-case-room.ts'

const total = { step: 'total', kind: 'working-days', amount: 3, category: 'facility' } as const
const deadlines = [...defaultDeadlines, total]

describe('a limit of all steps together', () => {
  it('C9 is previewed like any other, and only where a rule says so', async () => {
    const room = await aCaseRoom({ deadlines })
    const preview = (category: string) =>
      room.call('worker', `GET /v1/deadlines/preview?area=${place.grid}&category=${category}&step=total`)
    expect((await preview('facility-lamp')).body).toMatchObject({
      dueAt: '2026-11-26T10:00:00.000Z',
      rule: { step: 'total', amount: 3 },
    })
    expect((await preview('hazard-fire')).status).toBe(422)
  })

  it('C9 bounds every step’s own limit, is urged and handed up like them, and begins anew with a new round', async () => {
    const room = await aCaseRoom({ deadlines })
    const { number, give } = await anOpenedCase(room)
    const read = async () => (await room.call('worker', `GET /v1/cases/${number}`)).body
    expect(await read()).toMatchObject({
      dueAt: '2026-11-23T08:00:00.000Z',
      total: { dueAt: '2026-11-26T10:00:00.000Z', provisional: false },
    })
    // five working days of its own would end on the thirtieth
    expect((await give('worker', 'accept')).body.dueAt).toBe('2026-11-26T10:00:00.000Z')
    room.moveTo('2026-11-27T10:00:00.000Z')
    await room.ring()
    expect(room.told().at(-1)).toMatchObject({
      type: 'cases.case-urged.v1',
      data: { missedAt: '2026-11-26T10:00:00.000Z' },
    })
    room.moveTo('2026-11-30T10:00:00.000Z')
    await room.ring()
    expect(await read()).toMatchObject({ level: 'village', overdue: true })
    await give('secretary', 'solve', { evidence: [{ kind: 'note', text: '好了' }] })
    await give('official', 'check', { passed: true })
    await give('official', 'answer', { text: '好了。' })
    expect(room.told().find(({ type }) => type === 'cases.case-struck-off.v1')?.data).toMatchObject({ onTime: false })
    await give('official', 'reopen', { reason: '又坏了' })
    expect((await read()).total).toEqual({ dueAt: '2026-12-03T10:00:00.000Z', provisional: false })
  })

  it('C9 stands still while the resident is waited for, and is put off with the limit', async () => {
    const room = await aCaseRoom({ deadlines })
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    await give('worker', 'ask-resident', { text: '在哪一侧？' })
    room.moveTo('2026-11-24T02:00:00.000Z')
    await give('worker', 'resume')
    const read = async () => (await room.call('worker', `GET /v1/cases/${number}`)).body
    expect(await read()).toMatchObject({
      dueAt: '2026-11-27T10:00:00.000Z',
      total: { dueAt: '2026-11-27T10:00:00.000Z' },
    })
    await give('secretary', 'extend', { days: 2, reason: '等配件' })
    expect(await read()).toMatchObject({
      dueAt: '2026-12-01T10:00:00.000Z',
      total: { dueAt: '2026-12-01T10:00:00.000Z' },
    })
  })
})
