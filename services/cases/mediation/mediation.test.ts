import { SubjectRow } from '@wangge/vault'
import { LookRow } from '../case/table/look.ts'
import { aCaseRoom, evidence, type Who } from '../testing/a-case-room.ts'
import { MediationRow } from './table.ts'
import { agreement, aMediatedDispute, dispute, parties, pendingCommands } from './testing/a-dispute.ts'

describe('a mediation over HTTP', () => {
  it('C18 is opened by whoever handles the case, led by them unless told, once per Idempotency-Key', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room, false)
    const first = await it.open('worker', dispute, 'mediate-key-001')
    expect(first).toMatchObject({
      status: 201,
      body: {
        ordinal: 1,
        step: 'opened',
        command: 'open-mediation',
        caseStep: 'accepted',
        dueAt: '2026-12-23T16:00:00.000Z',
        allowed: pendingCommands,
      },
    })
    expect((await it.open('worker', dispute, 'mediate-key-001')).body).toEqual(first.body)
    expect((await it.open('worker', { ...dispute, kind: 'trade' }, 'mediate-key-001')).status).toBe(422)
    const again = await it.open('worker', dispute)
    expect([again.status, again.body.allowed]).toEqual([409, pendingCommands])
    expect(await it.view()).toMatchObject({ kind: 'people', mediatorIds: ['worker'], overdue: false })
    expect(await it.view('secretary')).toMatchObject({ ordinal: 1 })
    expect(room.told().at(-1)).toMatchObject({
      type: 'cases.mediation-opened.v1',
      data: { parties: 2, mediation: { ordinal: 1, kind: 'people', step: 'opened', mediatorId: 'worker' } },
    })
  })

  it('C18 masks the parties and what was said, unless unmasked, and records the look', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    await it.take('worker', 'hold', {
      at: '2026-11-23T01:00:00Z',
      place: '村调解室',
      attended: [],
      outcome: 'adjourned',
      note: '李大山不同意',
    })
    await it.take('worker', 'end', { outcome: 'agreed', agreement })
    const masked = await it.view('auditor')
    expect(masked.parties).toMatchObject([
      { role: 'applicant', name: '王**', phone: '100****5678' },
      { role: 'respondent', name: '李**' },
    ])
    expect(masked).toMatchObject({
      sessions: [{ place: '村调解室', outcome: 'adjourned', note: '****' }],
      agreement: { form: 'written', text: '****', terms: [{ what: '****', dueOn: '2026-12-10' }] },
    })
    const looks = async () => (await room.table.list(LookRow, `case#${it.number}`, { prefix: 'look#' })).items
    expect(await looks()).toEqual([])
    expect(await it.view('worker', '?unmask=true')).toMatchObject({
      parties: [{ name: '王小梅', phone: '+8610012345678' }, { name: '李大山' }],
      sessions: [{ note: '李大山不同意' }],
      agreement: { text: '双方以原墙为界。', terms: [{ what: '清理排水沟' }] },
    })
    expect(await looks()).toMatchObject([{ memberId: 'worker', role: 'grid-worker', what: 'parties' }])
    expect((await room.call('auditor', `GET /v1/cases/${it.number}/mediations/1?unmask=true`)).status).toBe(403)
    expect(await looks()).toHaveLength(1)
  })

  it('C18 keeps no name in rows, facts or ledger, and forgets a party whose key is destroyed', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    await it.take('worker', 'end', { outcome: 'agreed', agreement })
    const row = await room.table.need(MediationRow, { caseId: it.number, ordinal: 1 })
    const { body: ledger } = await room.call('worker', `GET /v1/cases/${it.number}/ledger`)
    for (const text of [JSON.stringify(row), JSON.stringify(room.told()), JSON.stringify(ledger)])
      expect(text).not.toMatch(/李大山|10012345678|原墙|清理/)
    expect(ledger).toMatchObject({ verified: true })
    expect(ledger.entries.slice(-2)).toMatchObject([
      { command: 'open-mediation', title: 'Open a mediation', from: 'accepted', to: 'accepted' },
      { command: 'end-mediation', facts: { outcome: 'agreed', mediation: { step: 'agreed', from: 'opened' } } },
    ])
    const [, respondent] = row.parties
    const drawer = await room.table.need(SubjectRow, { subjectId: respondent?.partyId ?? '' })
    expect(drawer.kind).toBe('party')
    await room.table.write(await room.engine.vault.erase(drawer.subjectId))
    const { parties: left } = await it.view('worker', '?unmask=true')
    expect(left).toMatchObject([{ name: '王小梅' }, { role: 'respondent' }])
    expect(left[1].name).toBeUndefined()
  })

  it('C18 a case stays in hand while it is mediated: 409 names the mediation; solved it keeps the outcome', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    const early = await it.give('worker', 'solve', { evidence })
    expect([early.status, early.body.mediation]).toEqual([409, { ordinal: 1, step: 'opened' }])
    // what they may do with the case, which is what was refused
    const { body: seen } = await room.call('worker', `GET /v1/cases/${it.number}`)
    expect(early.body.allowed).toEqual(seen.yours)
    expect(seen.yours).not.toContain('solve')
    await it.take('worker', 'end', { outcome: 'failed', reason: '双方不让步' })
    expect((await it.open('worker', { ...dispute, kind: 'judicial' })).body).toMatchObject({ ordinal: 2 })
    expect((await it.give('worker', 'solve', { evidence })).body.mediation).toEqual({ ordinal: 2, step: 'opened' })
    await room.call('worker', `POST /v1/cases/${it.number}/mediations/2/end`, { outcome: 'agreed', agreement })
    expect((await it.give('worker', 'solve', { evidence })).status).toBe(200)
    expect(room.told().at(-1)).toMatchObject({ data: { mediation: { ordinal: 2, step: 'agreed' } } })
    expect((await room.call('worker', `GET /v1/cases/${it.number}`)).body.mediation).toEqual({
      ordinal: 2,
      step: 'agreed',
      allowed: ['correct-party', 'attach-agreement', 'confirm-agreement', 'follow-up'],
    })
  })

  it('C18 sessions, confirmation, follow-ups to the end; broken it is mediated again while the case is in hand', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    expect((await it.take('worker', 'schedule', { at: '2026-11-24T02:00:00Z', place: '村调解室' })).status).toBe(200)
    room.moveTo('2026-11-24T04:00:00.000Z')
    const [{ partyId }] = (await it.view()).parties
    const held = { session: 1, at: '2026-11-24T02:00:00Z', attended: [partyId], outcome: 'absent' }
    expect((await it.take('worker', 'hold', held)).status).toBe(200)
    expect((await it.view()).sessions).toMatchObject([{ place: '村调解室', attended: [partyId], outcome: 'absent' }])
    expect((await it.take('worker', 'follow-up', { kept: true })).body).toMatchObject({
      step: 'opened',
      // two are the fewest
      allowed: pendingCommands.filter((one) => one !== 'remove-party'),
    })
    const ended = await it.take('worker', 'end', { outcome: 'agreed', agreement }, 'end-key-000001')
    expect(ended.body).toMatchObject({ from: 'opened', step: 'agreed', followUpOn: '2026-12-10' })
    expect((await it.take('worker', 'end', { outcome: 'agreed', agreement }, 'end-key-000001')).body).toEqual(
      ended.body,
    )
    const confirmed = { reference: '（2026）民特12号', on: '2026-11-24' }
    expect((await it.take('secretary', 'confirm', confirmed)).status).toBe(200)
    expect((await it.take('worker', 'follow-up', { kept: true })).body).toMatchObject({
      status: 409,
      dueOn: '2026-12-10',
    })
    room.moveTo('2026-12-10T02:00:00.000Z')
    expect((await it.take('worker', 'follow-up', { kept: true })).body).toMatchObject({ followUpOn: '2026-12-24' })
    expect((await it.take('worker', 'follow-up', { kept: false, note: '又堵' })).body).toMatchObject({ step: 'broken' })
    expect((await it.take('worker', 'reopen', { reason: '又堵' })).status).toBe(403)
    expect((await it.take('secretary', 'reopen', { reason: '又堵' })).body).toMatchObject({
      from: 'broken',
      step: 'opened',
    })
    expect(await it.view()).toMatchObject({ before: [{ step: 'broken' }], followUps: [] })
  })

  it.each([
    ['one party', { ...dispute, parties: parties.slice(0, 1) }, 'parties'],
    ['a phone that is none', { ...dispute, parties: [parties[0], { ...parties[1], phone: '123' }] }, 'parties.1.phone'],
    ['a mediator who may not', { ...dispute, mediatorIds: ['worker', 'elsewhere'] }, 'mediatorIds.1'],
    ['a mediator twice', { ...dispute, mediatorIds: ['leader', 'leader'] }, 'mediatorIds.1'],
    ['a kind that is none', { ...dispute, kind: 'family' }, 'kind'],
  ])('C18 refuses %s and changes nothing', async (_, body, path) => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room, false)
    const before = room.told().length
    const { status, body: problem } = await it.open('worker', body)
    expect([status, problem.errors[0].path]).toEqual([422, path])
    expect(room.told()).toHaveLength(before)
  })

  it('C18 compares If-Match with the case’s revision', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    const { rev } = await it.view()
    await it.take('worker', 'schedule', { at: '2026-11-24T02:00:00Z', place: '村调解室' })
    const stale = await room.call(
      'worker',
      `POST /v1/cases/${it.number}/mediations/1/end`,
      { outcome: 'failed', reason: '不' },
      { rev },
    )
    expect(stale.status).toBe(412)
    expect(stale.body.present).toEqual(await it.view())
    expect((await it.view()).step).toBe('opened')
  })

  it('C18 L1 is of its case: outside the subtree 404, a role that may not 403, a department only while it is with its unit', async () => {
    const room = await aCaseRoom()
    const it = await aMediatedDispute(room)
    const statuses = async (who: Who[], verb: string) =>
      Promise.all(who.map(async (as) => (await it.take(as, verb, { outcome: 'failed', reason: '不' })).status))
    expect(
      await statuses(['elsewhere', 'otherSecretary', 'farClerk', 'auditor', 'clerk', 'volunteer', 'anyone'], 'end'),
    ).toEqual([404, 404, 404, 403, 403, 403, 401])
    await it.give('secretary', 'dispatch', { unitId: 'u03' })
    expect(await statuses(['otherClerk', 'clerk'], 'end')).toEqual([403, 200])
  })
})
