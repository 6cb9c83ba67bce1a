import { aCaseRoom, type CaseRoom } from '../testing/a-case-room.ts'
import { MediationRow } from './table.ts'
import { aMediatedDispute, dispute } from './testing/a-dispute.ts'

const third = { role: 'respondent', name: '赵二柱', phone: '10012345679', language: 'en' }

/** The latest fact, and the ledger's latest line. */
const latest = async (room: CaseRoom, number: string) => {
  const { entries, verified } = (await room.call('worker', `GET /v1/cases/${number}/ledger`)).body
  return { fact: room.told().at(-1), entry: entries.at(-1), verified }
}

describe('the parties to a mediation over HTTP', () => {
  it('C18 one is added, corrected and removed again; no name or phone is in facts or ledger', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    await it.take('worker', 'schedule', { at: '2026-11-25T06:30:00Z', place: '王家院里' })
    const added = await it.take('worker', 'add-party', third, 'add-party-key1')
    expect(added).toMatchObject({ status: 200, body: { command: 'add-party', step: 'opened' } })
    expect((await it.take('worker', 'add-party', third, 'add-party-key1')).body).toEqual(added.body)
    const { partyId } = added.body
    expect((await it.view()).parties.at(-1)).toEqual({
      partyId,
      role: 'respondent',
      name: '赵**',
      phone: '100****5679',
      language: 'en',
    })
    const { fact, entry } = await latest(room, it.number)
    expect(fact).toMatchObject({
      type: 'cases.party-added.v1',
      data: { partyId, parties: 3, telling: { partyIds: [partyId], sessionAt: '2026-11-25T06:30:00.000Z' } },
    })
    expect(entry).toMatchObject({ command: 'add-party', title: 'Add a party', facts: { partyId, parties: 3 } })
    expect(entry.facts.telling).toBeUndefined()

    await it.take('worker', 'correct-party', { partyId, name: '赵二住', phone: null, language: 'zh-CN' })
    expect((await it.view('worker', '?unmask=true')).parties.at(-1)).toEqual({
      partyId,
      role: 'respondent',
      name: '赵二住',
      language: 'zh-CN',
    })
    expect((await latest(room, it.number)).fact).toMatchObject({ data: { changed: ['name', 'phone', 'language'] } })

    await it.take('secretary', 'remove-party', { partyId, reason: '登记有误' })
    expect((await it.view()).parties).toHaveLength(2)
    expect(await room.engine.vault.subject(partyId)).toBeUndefined()
    expect(await latest(room, it.number)).toMatchObject({ verified: true, entry: { note: '登记有误' } })
    const row = await room.table.need(MediationRow, { caseId: it.number, ordinal: 1 })
    for (const text of [JSON.stringify(room.told()), JSON.stringify(row.parties)])
      expect(text).not.toMatch(/赵二|10012345679|王家院/)
  })

  it.each([
    ['add-party', { ...third, phone: '123' }, 'phone'],
    ['add-party', { ...third, role: 'witness' }, 'role'],
    ['add-party', { role: 'respondent' }, 'name'],
    ['correct-party', { partyId: 'stranger', name: '张三' }, 'partyId'],
    ['correct-party', { partyId: 'first' }, 'name'],
    ['correct-party', { partyId: 'first', phone: '1' }, 'phone'],
    ['correct-party', { partyId: 'first', name: '' }, 'name'],
    ['remove-party', { partyId: 'stranger', reason: '误' }, 'partyId'],
    ['remove-party', { partyId: 'first' }, 'reason'],
  ])('C18 refuses %s with %j, names the field and changes nothing', async (verb, body, path) => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room, { ...dispute, parties: [...dispute.parties, third] })
    const [{ partyId: first }] = (await it.view()).parties
    const before = room.told().length
    const sent = 'partyId' in body && body.partyId === 'first' ? { ...body, partyId: first } : body
    const { status, body: problem } = await it.take('worker', verb, sent)
    expect([status, problem.errors[0].path]).toEqual([422, path])
    expect(room.told()).toHaveLength(before)
  })

  it('C18 L1 by whoever mediates there only', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    const status = async (as: Parameters<typeof room.call>[0]) => (await it.take(as, 'add-party', third)).status
    const who = ['elsewhere', 'auditor', 'volunteer', 'clerk', 'anyone', 'leader'] as const
    expect(await Promise.all(who.map(status))).toEqual([404, 403, 403, 403, 401, 200])
  })
})

describe('sessions over HTTP', () => {
  it('C18 are moved and cancelled with a reason; the parties’ ids and a sealed place are all that a fact says', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    const [one, two] = (await it.view()).parties.map(({ partyId }: { partyId: string }) => partyId)
    const scheduled = await it.take('worker', 'schedule', { at: '2026-11-24T02:00:00Z', place: '李家' })
    expect(scheduled.body).toMatchObject({ session: 1 })
    expect((await it.take('worker', 'move-session', { session: 1, at: '2026-11-25T02:00:00Z' })).status).toBe(422)
    const move = { session: 1, at: '2026-11-25T02:00:00Z', place: '村调解室', reason: '一方外出' }
    expect((await it.take('worker', 'move-session', move)).body).toMatchObject({ command: 'move-session', session: 1 })
    const moved = room.told().at(-1)
    expect(moved).toMatchObject({
      type: 'cases.session-moved.v1',
      data: { previousAt: '2026-11-24T02:00:00.000Z', telling: { partyIds: [one, two] } },
    })
    expect((await it.view()).sessions).toEqual([{ at: '2026-11-25T02:00:00.000Z', place: '村调解室' }])
    await it.take('worker', 'cancel-session', { session: 1, reason: '私下协商' })
    expect((await it.view()).sessions).toMatchObject([{ cancelled: true }])
    const again = await it.take('worker', 'cancel-session', { session: 1, reason: '私下协商' })
    expect([again.status, again.body.errors[0].path]).toEqual([422, 'session'])
    expect(JSON.stringify(room.told())).not.toMatch(/李家|村调解室/)
    expect((await latest(room, it.number)).verified).toBe(true)
  })
})
