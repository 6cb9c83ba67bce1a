import { aCaseRoom, anOpenedCase, publish2027 } from '../testing/a-case-room.ts'

/** Accepted on Wednesday 30 December: five working days end beyond the calendar of 2026. */
const aProvisionalCase = async () => {
  const room = await aCaseRoom()
  room.moveTo('2026-12-30T02:00:00.000Z')
  const it = await anOpenedCase(room)
  await it.give('worker', 'accept')
  const read = async () => (await room.call('worker', `GET /v1/cases/${it.number}`)).body
  return { room, ...it, read }
}

describe('a limit that runs beyond the published calendar', () => {
  it('C9 is marked for staff and resident, and the holidays of any year are off', async () => {
    const { room, read, follow } = await aProvisionalCase()
    expect(await read()).toMatchObject({
      dueAt: '2027-01-07T10:00:00.000Z',
      provisional: true,
      limit: { flagged: true },
    })
    expect((await follow()).body).toMatchObject({ expectedAt: '2027-01-07T10:00:00.000Z', provisional: true })
    expect(room.told().at(-1)?.data).toMatchObject({ provisional: true })
  })

  it('C9 urges nobody and makes nobody late until it is settled', async () => {
    const { room, give, read } = await aProvisionalCase()
    room.moveTo('2027-02-01T02:00:00.000Z')
    const before = room.told().length
    await room.ring()
    await room.ring('settle-limits')
    expect(room.told()).toHaveLength(before)
    expect(await read()).toMatchObject({ overdue: false, level: 'grid' })
    expect((await room.call('worker', 'GET /v1/cases?holder=me&overdue=true')).body.items).toEqual([])
    await publish2027(room)
    expect(await read()).toMatchObject({ overdue: true })
    await room.ring()
    expect(room.told().at(-1)?.type).toBe('cases.case-urged.v1')
    expect((await give('worker', 'solve', { evidence: [{ kind: 'note', text: '好了' }] })).status).toBe(200)
  })

  it('C9 is settled once when the calendar is published, with a line of the ledger; others never move', async () => {
    const { room, number, read, follow } = await aProvisionalCase()
    const sure = await anOpenedCase(room)
    const before = (await room.call('worker', `GET /v1/cases/${sure.number}`)).body
    await publish2027(room)
    expect(await read()).toMatchObject({ dueAt: '2027-01-08T10:00:00.000Z', limit: { flagged: false } })
    expect((await read()).provisional).toBeUndefined()
    expect((await follow()).body.provisional).toBeUndefined()
    const { entries, verified } = (await room.call('auditor', `GET /v1/cases/${number}/ledger`)).body
    expect(verified).toBe(true)
    expect(entries.at(-1)).toMatchObject({
      command: 'settle',
      actor: { kind: 'timer' },
      facts: { previousDueAt: '2027-01-07T10:00:00.000Z', limit: 'handle' },
    })
    expect((await room.call('worker', `GET /v1/cases/${sure.number}`)).body).toEqual(before)
    const told = room.told().length
    await room.ring('settle-limits')
    room.moveTo('2026-12-30T08:00:00.000Z')
    await room.ring('settle-limits')
    expect(room.told()).toHaveLength(told)
  })

  it('C9 C15 is settled as well while it stands still', async () => {
    const { room, give, read } = await aProvisionalCase()
    await give('worker', 'ask-resident', { text: '在哪一侧？' })
    await publish2027(room)
    await give('worker', 'resume')
    expect(await read()).toMatchObject({ dueAt: '2027-01-08T10:00:00.000Z', limit: { flagged: false } })
  })
})

describe('a calendar that is missing', () => {
  it('C9 is told to the county from 15 November on, once a week, until it is published', async () => {
    const room = await aCaseRoom()
    const missed = () => room.told().filter(({ type }) => type === 'cases.calendar-missed.v1')
    for (const day of ['11-14', '11-15', '11-16', '11-21', '11-22']) {
      room.moveTo(`2026-${day}T01:10:00.000Z`)
      await room.ring('remind-calendar')
      await room.ring('remind-calendar')
    }
    expect(missed().map(({ at, data }) => [at.slice(0, 10), data.year])).toEqual([
      ['2026-11-15', 2027],
      ['2026-11-22', 2027],
    ])
    await publish2027(room)
    room.moveTo('2026-12-01T01:10:00.000Z')
    await room.ring('remind-calendar')
    expect(missed()).toHaveLength(2)
  })
})
