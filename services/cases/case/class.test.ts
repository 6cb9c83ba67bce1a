import { anOpenedCase, aCaseRoom as aRoom } from '../testing/a-case-room.ts'

describe('a case that is of another class than its category’s', () => {
  it('C2 is what whoever accepts it says: limit and ladder follow, the ledger shows both, the fact says it', async () => {
    const room = await aRoom()
    const { number, give } = await anOpenedCase(room)
    const taken = await give('worker', 'accept', { class: 'emergency', note: '杆子带电' }, 'k1')
    expect(taken).toMatchObject({ status: 200, body: { step: 'accepted', dueAt: '2026-11-24T02:00:00.000Z' } })
    expect(await give('worker', 'accept', { class: 'emergency', note: '杆子带电' }, 'k1')).toEqual(taken)
    expect(room.told().at(-1)?.data).toMatchObject({ class: 'emergency', previousClass: 'general' })
    const { body } = await room.call('auditor', `GET /v1/cases/${number}/ledger`)
    expect(body.verified).toBe(true)
    expect(body.entries.at(-1).facts).toMatchObject({ class: 'emergency', previousClass: 'general' })
    const listed = await room.call('worker', 'GET /v1/cases?class=emergency')
    expect(listed.body.items).toMatchObject([{ caseId: number, class: 'emergency' }])

    // urged at once, and up after a quarter of an hour
    room.moveTo('2026-11-24T02:01:00.000Z')
    await room.ring()
    room.moveTo('2026-11-24T02:16:00.000Z')
    await room.ring()
    expect((await room.call('secretary', `GET /v1/cases/${number}`)).body).toMatchObject({ level: 'village' })
  })

  it.each([
    ['mediation', '2026-12-23T16:00:00.000Z', 'general'],
    ['general', '2026-11-30T10:00:00.000Z', undefined],
  ])('C2 may be %s: due %s', async (kind, dueAt, previous) => {
    const room = await aRoom()
    const { give } = await anOpenedCase(room)
    expect((await give('worker', 'accept', { class: kind })).body).toMatchObject({ dueAt })
    const { class: said, previousClass } = (room.told().at(-1)?.data ?? {}) as Record<string, string>
    expect([said, previousClass]).toEqual([kind, previous])
  })

  it('C2 refuses a class that there is not', async () => {
    const { give } = await anOpenedCase(await aRoom())
    const { status, body } = await give('worker', 'accept', { class: 'urgent' })
    expect([status, body.errors[0].path]).toEqual([422, 'class'])
  })
})
