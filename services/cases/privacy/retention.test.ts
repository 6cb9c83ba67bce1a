import { aCaseRoom, anOpenedCase, type CaseRoom, reporter, walk } from '../testing/a-case-room.ts'
import { everyRow, marker, markersIn } from '../testing/planted.ts'

describe('how long personal data of a case are kept', () => {
  const preview = (room: CaseRoom, who: 'boss' | 'otherSecretary' | 'worker', on = '') =>
    room.call(who, `GET /v1/retention/preview${on && `?on=${on}`}`)
  const gone = async (room: CaseRoom, number: string) =>
    (await room.call('boss', `GET /v1/cases/${number}`)).body.erasedAt !== undefined

  it('I5 erases what was closed five years ago, and nothing else; a report says so before', async () => {
    const room = await aCaseRoom()
    const own = await anOpenedCase(room, { ...reporter, description: marker(1) })
    await walk(own)
    const still = await anOpenedCase(room)
    expect((await preview(room, 'worker')).status).toBe(403)
    expect((await preview(room, 'boss')).body).toMatchObject({ on: '2026-11-23', total: 0, groups: [] })
    expect((await preview(room, 'boss', '2031-11-23')).body.total).toBe(0)
    const expected = { before: { cancelled: '2030-11-24', done: '2026-11-24' }, total: 1 }
    const { body } = await preview(room, 'boss', '2031-11-24')
    expect(body).toMatchObject(expected)
    expect(body.groups).toEqual([{ kept: 'done', category: 'facility-lamp', year: 2026, count: 1 }])
    expect((await preview(room, 'otherSecretary', '2031-11-24')).body.total).toBe(0)

    room.moveTo('2031-11-22T18:40:00.000Z')
    await room.ring('erase-kept')
    expect(await gone(room, own.number)).toBe(false)
    room.moveTo('2031-11-23T18:40:00.000Z')
    await room.ring('erase-kept')
    expect([await gone(room, own.number), await gone(room, still.number)]).toEqual([true, false])
    expect(markersIn(everyRow(room))).toEqual([])
    const { body: ledger } = await room.call('boss', `GET /v1/cases/${own.number}/ledger`)
    expect(ledger.verified).toBe(true)
    expect(ledger.entries.at(-1)).toMatchObject({ command: 'erase', actor: { kind: 'timer' } })
    // a second ring, the same night or the next, finds nothing
    await room.ring('erase-kept')
    room.moveTo('2031-11-24T18:40:00.000Z')
    await room.ring('erase-kept')
    const { body: same } = await room.call('boss', `GET /v1/cases/${own.number}/ledger`)
    expect(same).toEqual(ledger)
    expect((await preview(room, 'boss')).body.total).toBe(0)
  })

  it('C20 I5 tells of confidential cases by their number only, and from three on', async () => {
    const room = await aCaseRoom()
    const told = async () => (await preview(room, 'boss', '2031-11-24')).body
    for (const confidential of [null, null, 3]) {
      const { give } = await anOpenedCase(room, { ...reporter, category: 'dispute-family' })
      await give('official', 'accept')
      await give('official', 'solve', { evidence: [{ kind: 'note', text: '已和好' }] })
      await give('boss', 'check', { passed: true })
      await give('official', 'check', { passed: true })
      await give('boss', 'answer', { text: '已办理' })
      await give('official', 'answer', { text: '已办理' })
      expect(await told()).toMatchObject({ total: 0, groups: [], confidential })
    }
  })

  it('I5 erases a cancelled case after one year, and one that was handed over after five', async () => {
    const room = await aCaseRoom()
    const [cancelled, away] = [
      await anOpenedCase(room),
      await anOpenedCase(room, { ...reporter, description: marker(1) }),
    ]
    const cancel = { reason: marker(2), text: marker(3) }
    expect((await cancelled.give('secretary', 'cancel', cancel)).status).toBe(200)
    await away.give('worker', 'accept')
    const over = {
      agency: { kind: 'police', name: '派出所' },
      receiptNumber: marker(4),
      reason: marker(5),
      text: '已转',
    }
    expect((await away.give('official', 'hand-over', over)).status).toBe(200)
    expect((await room.call('anyone', 'GET /v1/public/cases')).body.items).toHaveLength(1)

    room.moveTo('2027-11-23T18:40:00.000Z')
    expect((await preview(room, 'boss')).body.groups).toMatchObject([{ kept: 'cancelled', count: 1 }])
    await room.ring('erase-kept')
    expect([await gone(room, cancelled.number), await gone(room, away.number)]).toEqual([true, false])
    room.moveTo('2031-11-23T18:40:00.000Z')
    await room.ring('erase-kept')
    expect(await gone(room, away.number)).toBe(true)
    expect(markersIn(everyRow(room))).toEqual([])
    for (const { number } of [cancelled, away])
      expect((await room.call('boss', `GET /v1/cases/${number}/ledger`)).body.verified).toBe(true)
  })

  it('I5 follows the county’s years as they are when the night comes, also after nights that were missed', async () => {
    const room = await aCaseRoom({ cases: { retention: { cancelledYears: 1, doneYears: 2 } } })
    const own = await anOpenedCase(room)
    await walk(own)
    room.moveTo('2029-05-05T18:40:00.000Z')
    await room.ring('erase-kept')
    expect(await gone(room, own.number)).toBe(true)
  })

  it('I5 finishes in the night what was killed half-way', async () => {
    const room = await aCaseRoom()
    const own = await anOpenedCase(room, { ...reporter, description: marker(1) })
    await walk(own)
    await room.call(
      'anyone',
      `POST /v1/public/cases/${own.number}/rating`,
      { stars: 3, comment: marker(2) },
      { token: own.token },
    )
    // everything but the first write fails
    const { write } = room.table
    let writes = 0
    room.table.write = async (ops) => {
      if (writes++ > 0) throw new Error('killed')
      await write(ops)
    }
    const asked = room.call('anyone', `POST /v1/public/cases/${own.number}/erase`, {}, { token: own.token })
    await expect(asked).rejects.toThrow('killed')
    room.table.write = write
    expect(markersIn(everyRow(room))).toEqual([marker(2)])
    await room.ring('erase-kept')
    expect(markersIn(everyRow(room))).toEqual([])
    expect((await room.call('boss', `GET /v1/cases/${own.number}/ledger`)).body.verified).toBe(true)
  })
})
