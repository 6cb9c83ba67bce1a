import { aCaseRoom, type CaseRoom, evidence, opened, reporter, type Who } from '@wangge/testing/a-case-room'
import { place } from '@wangge/testing/a-room'
import { SubjectRow } from '@wangge/vault'
import { LookRow, MediationRow } from '../table.ts'

const parties = [
  { role: 'applicant', name: '王小梅', phone: '10012345678' },
  { role: 'respondent', name: '李大山' },
]
const dispute = { kind: 'people', parties }
const agreement = {
  form: 'written',
  text: '双方以原墙为界。',
  terms: [{ what: '清理排水沟', dueOn: '2026-12-10' }],
}

/** A dispute in the worker's hands, and what may be done to its first mediation. */
const mediating = async (room: CaseRoom, body: object | false = dispute, more: object = {}) => {
  const it = await opened(room, { ...reporter, category: 'dispute-neighbours', ...more })
  await it.give('worker', 'accept')
  const path = `/v1/cases/${it.number}/mediations` as const
  const open = (as: Who, what: object, key?: string) => room.call(as, `POST ${path}`, what, { key })
  const first = body && (await open('worker', body))
  const take = (as: Who, verb: string, command: object = {}, key?: string) =>
    room.call(as, `POST ${path}/1/${verb}`, command, { key })
  const view = async (as: Who = 'worker', query = '') => (await room.call(as, `GET ${path}/1${query}`)).body
  return { ...it, first, open, take, view }
}

describe('a mediation over HTTP', () => {
  it('C18 is opened by whoever handles the case, led by them unless told, once per Idempotency-Key', async () => {
    const room = await aCaseRoom()
    const it = await mediating(room, false)
    const first = await it.open('worker', dispute, 'mediate-key-001')
    expect(first).toMatchObject({
      status: 201,
      body: {
        ordinal: 1,
        step: 'opened',
        command: 'open-mediation',
        caseStep: 'accepted',
        dueAt: '2026-12-23T16:00:00.000Z',
        allowed: ['schedule-session', 'hold-session', 'end-mediation'],
      },
    })
    expect((await it.open('worker', dispute, 'mediate-key-001')).body).toEqual(first.body)
    expect((await it.open('worker', { ...dispute, kind: 'trade' }, 'mediate-key-001')).status).toBe(422)
    const again = await it.open('worker', dispute)
    expect([again.status, again.body.allowed]).toEqual([409, ['schedule-session', 'hold-session', 'end-mediation']])
    expect(await it.view()).toMatchObject({ kind: 'people', mediatorIds: ['worker'], overdue: false })
    expect(await it.view('secretary')).toMatchObject({ ordinal: 1 })
    expect(room.told().at(-1)).toMatchObject({
      type: 'cases.mediation-opened.v1',
      data: { parties: 2, mediation: { ordinal: 1, kind: 'people', step: 'opened', mediatorId: 'worker' } },
    })
  })

  it('C18 masks the parties and what was said, unless unmasked, and records the look', async () => {
    const room = await aCaseRoom()
    const it = await mediating(room)
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
    const it = await mediating(room)
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
    const it = await mediating(room)
    const early = await it.give('worker', 'solve', { evidence })
    expect([early.status, early.body.mediation, early.body.allowed]).toEqual([
      409,
      { ordinal: 1, step: 'opened' },
      ['schedule-session', 'hold-session', 'end-mediation'],
    ])
    await it.take('worker', 'end', { outcome: 'failed', reason: '双方不让步' })
    expect((await it.open('worker', { ...dispute, kind: 'judicial' })).body).toMatchObject({ ordinal: 2 })
    expect((await it.give('worker', 'solve', { evidence })).body.mediation).toEqual({ ordinal: 2, step: 'opened' })
    await room.call('worker', `POST /v1/cases/${it.number}/mediations/2/end`, { outcome: 'agreed', agreement })
    expect((await it.give('worker', 'solve', { evidence })).status).toBe(200)
    expect(room.told().at(-1)).toMatchObject({ data: { mediation: { ordinal: 2, step: 'agreed' } } })
    expect((await room.call('worker', `GET /v1/cases/${it.number}`)).body.mediation).toEqual({
      ordinal: 2,
      step: 'agreed',
      allowed: ['confirm-agreement', 'follow-up'],
    })
  })

  it('C18 sessions, confirmation, follow-ups to the end; broken it is mediated again while the case is in hand', async () => {
    const room = await aCaseRoom()
    const it = await mediating(room)
    expect((await it.take('worker', 'schedule', { at: '2026-11-24T02:00:00Z', place: '村调解室' })).status).toBe(200)
    room.moveTo('2026-11-24T04:00:00.000Z')
    const [{ partyId }] = (await it.view()).parties
    const held = { session: 1, at: '2026-11-24T02:00:00Z', attended: [partyId], outcome: 'absent' }
    expect((await it.take('worker', 'hold', held)).status).toBe(200)
    expect((await it.view()).sessions).toMatchObject([{ place: '村调解室', attended: [partyId], outcome: 'absent' }])
    expect((await it.take('worker', 'follow-up', { kept: true })).body).toMatchObject({
      step: 'opened',
      allowed: ['schedule-session', 'hold-session', 'end-mediation'],
    })
    const ended = await it.take('worker', 'end', { outcome: 'agreed', agreement }, 'end-key-000001')
    expect(ended.body).toMatchObject({ from: 'opened', step: 'agreed', followUpOn: '2026-12-10' })
    expect((await it.take('worker', 'end', { outcome: 'agreed', agreement }, 'end-key-000001')).body).toEqual(
      ended.body,
    )
    const confirmed = { reference: '（2026）民特12号', on: '2026-11-24' }
    expect((await it.take('secretary', 'confirm', confirmed)).status).toBe(200)
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
    const it = await mediating(room, false)
    const before = room.told().length
    const { status, body: problem } = await it.open('worker', body)
    expect([status, problem.errors[0].path]).toEqual([422, path])
    expect(room.told()).toHaveLength(before)
  })

  it('C18 compares If-Match with the case’s revision', async () => {
    const room = await aCaseRoom()
    const it = await mediating(room)
    const { rev } = await it.view()
    await it.take('worker', 'schedule', { at: '2026-11-24T02:00:00Z', place: '村调解室' })
    const stale = await room.call(
      'worker',
      `POST /v1/cases/${it.number}/mediations/1/end`,
      { outcome: 'failed', reason: '不' },
      { rev },
    )
    expect(stale.status).toBe(412)
    expect((await it.view()).step).toBe('opened')
  })

  it('C18 L1 is of its case: outside the subtree 404, a role that may not 403, a department only while it is with its unit', async () => {
    const room = await aCaseRoom()
    const it = await mediating(room)
    const statuses = async (who: Who[], verb: string) =>
      Promise.all(who.map(async (as) => (await it.take(as, verb, { outcome: 'failed', reason: '不' })).status))
    expect(
      await statuses(['elsewhere', 'otherSecretary', 'farClerk', 'auditor', 'clerk', 'volunteer', 'anyone'], 'end'),
    ).toEqual([404, 404, 404, 403, 403, 403, 401])
    await it.give('secretary', 'dispatch', { unitId: 'u03' })
    expect(await statuses(['otherClerk', 'clerk'], 'end')).toEqual([403, 200])
  })
})

describe('a follow-up whose day has come', () => {
  it('C18 reminds whoever mediated, once, also after the case is over and after an outage of the timer', async () => {
    const room = await aCaseRoom()
    const it = await mediating(room)
    await it.take('worker', 'end', { outcome: 'agreed', agreement })
    await it.give('worker', 'solve', { evidence })
    await it.give('secretary', 'check', { passed: true })
    await it.give('secretary', 'answer', { text: '已达成协议。' })
    const reminded = () => room.told().filter(({ type }) => type === 'cases.follow-up-reminded.v1')
    room.moveTo('2026-12-09T15:55:00.000Z')
    await room.ring()
    expect(reminded()).toEqual([])
    room.moveTo('2026-12-11T02:00:00.000Z')
    await room.ring()
    await room.ring()
    expect(reminded()).toMatchObject([{ data: { dueOn: '2026-12-10', mediation: { mediatorId: 'worker' } } }])
    await it.take('worker', 'follow-up', { kept: true })
    room.moveTo('2026-12-23T02:00:00.000Z')
    await room.ring()
    expect(reminded()).toMatchObject([{}, { data: { dueOn: '2026-12-23' } }])
    expect((await room.call('worker', `GET /v1/cases/${it.number}/ledger`)).body).toMatchObject({ verified: true })
    await it.take('worker', 'follow-up', { kept: true })
    await room.ring()
    expect(reminded()).toHaveLength(2)
  })
})

describe('mediations of a subtree', () => {
  const list = async (room: CaseRoom, as: Who, query = '') =>
    (await room.call(as, `GET /v1/mediations${query}`)).body.items?.map(
      ({ caseId, ordinal }: { caseId: string; ordinal: number }) => `${caseId}#${ordinal}`,
    )
  const figures = async (room: CaseRoom, as: Who, query: string) =>
    (await room.call(as, `GET /v1/mediations/figures${query}`)).body

  /** Four mediations: succeeded in November, failed in November, broken in December, pending. */
  const four = async () => {
    const room = await aCaseRoom()
    const all = []
    for (let n = 0; n < 4; n++) all.push(await mediating(room))
    const [good, bad, broken, open] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0], (typeof all)[0]]
    const agreed = { outcome: 'agreed', agreement: { ...agreement, terms: [] } }
    await good.take('worker', 'end', agreed)
    await bad.take('worker', 'end', { outcome: 'failed', reason: '不让步' })
    room.moveTo('2026-12-02T02:00:00.000Z')
    await broken.take('worker', 'end', agreed)
    return { room, good, bad, broken, open }
  }

  it('C18 success = succeeded ÷ ended; what is pending is in no denominator, null when nothing ended', async () => {
    const { room, good, bad, broken, open } = await four()
    const november = '?period=2026-11'
    expect(await figures(room, 'boss', november)).toEqual({
      period: '2026-11',
      succeeded: 1,
      ended: 2,
      pending: 2,
      rate: 0.5,
      steps: { opened: 0, agreed: 1, failed: 1, withdrawn: 0, fulfilled: 0, broken: 0 },
    })
    expect(await figures(room, 'boss', '?period=2026-12')).toMatchObject({
      succeeded: 1,
      ended: 1,
      pending: 1,
      rate: 1,
    })
    expect(await figures(room, 'boss', '?period=2026-10')).toMatchObject({ ended: 0, pending: 0, rate: null })
    expect(await figures(room, 'boss', '?period=2026-11&kind=judicial')).toMatchObject({ ended: 0, rate: null })
    // each figure opens to the mediations it was counted from
    const named = (...its: { number: string }[]) => its.map(({ number }) => `${number}#1`).sort()
    expect((await list(room, 'boss', `${november}&figure=succeeded`)).sort()).toEqual(named(good))
    expect((await list(room, 'boss', `${november}&figure=ended`)).sort()).toEqual(named(good, bad))
    expect((await list(room, 'boss', `${november}&figure=pending`)).sort()).toEqual(named(broken, open))
    expect((await list(room, 'boss', '?figure=pending')).sort()).toEqual(named(open))
  })

  it('C18 a broken agreement leaves what succeeded, one mediated again is pending', async () => {
    const { room, broken } = await four()
    const december = '?period=2026-12'
    await broken.take('worker', 'follow-up', { kept: false })
    expect(await figures(room, 'boss', december)).toMatchObject({ succeeded: 0, ended: 1, pending: 1, rate: 0 })
    await broken.take('secretary', 'reopen', { reason: '又堵' })
    expect(await figures(room, 'boss', december)).toMatchObject({ succeeded: 0, ended: 0, pending: 2, rate: null })
    await broken.take('worker', 'end', { outcome: 'withdrawn', reason: '双方自行和解' })
    expect(await figures(room, 'boss', december)).toMatchObject({ succeeded: 0, ended: 1, pending: 1, rate: 0 })
  })

  it('C18 L1 lists and counts what the caller may see, by area, step, kind and whose it is', async () => {
    const { room, good, bad, broken, open } = await four()
    const all = [good, bad, broken, open].map(({ number }) => `${number}#1`).sort()
    expect((await list(room, 'worker')).sort()).toEqual(all)
    expect(await list(room, 'elsewhere')).toEqual([])
    expect(await list(room, 'neighbour')).toEqual([])
    expect(await list(room, 'clerk')).toEqual([])
    await open.give('secretary', 'dispatch', { unitId: 'u03' })
    expect(await list(room, 'clerk')).toEqual([`${open.number}#1`])
    expect((await room.call('secretary', `GET /v1/mediations?area=${place.otherVillage}`)).status).toBe(404)
    expect((await room.call('volunteer', 'GET /v1/mediations')).status).toBe(403)
    expect(await list(room, 'boss', `?area=${place.nextGrid}`)).toEqual([])
    expect(await list(room, 'boss', '?step=failed')).toEqual([`${bad.number}#1`])
    expect(await list(room, 'boss', '?kind=trade')).toEqual([])
    expect((await list(room, 'worker', '?mediator=me')).sort()).toEqual(
      [good, broken, open].map(({ number }) => `${number}#1`).sort(),
    )
    expect(await list(room, 'secretary', '?mediator=me')).toEqual([])
    const paged = async (after = ''): Promise<string[]> => {
      const { body } = await room.call('boss', `GET /v1/mediations?limit=1${after}`)
      const [{ caseId }] = body.items
      return [caseId, ...(body.next ? await paged(`&after=${encodeURIComponent(body.next)}`) : [])]
    }
    expect((await paged()).map((caseId) => `${caseId}#1`).sort()).toEqual(all)
  })

  it('C18 C20 leaves a confidential one out of every list and figure of others', async () => {
    const room = await aCaseRoom()
    const { body } = await room.call('anyone', 'POST /v1/public/cases', {
      gridCode: place.grid,
      category: 'dispute-family',
      description: '家里的事',
      ...reporter,
    })
    await room.call('official', `POST /v1/cases/${body.number}/accept`)
    expect((await room.call('official', `POST /v1/cases/${body.number}/mediations`, dispute)).status).toBe(201)
    for (const as of ['boss', 'secretary', 'worker'] as const) {
      expect(await list(room, as)).toEqual([])
      expect(await figures(room, as, '?period=2026-11')).toMatchObject({ pending: 0 })
      expect((await room.call(as, `GET /v1/cases/${body.number}/mediations/1`)).status).toBe(404)
    }
    expect(await list(room, 'official')).toEqual([`${body.number}#1`])
    await room.call('official', `GET /v1/cases/${body.number}/mediations/1`)
    const looks = await room.table.list(LookRow, `case#${body.number}`, { prefix: 'look#' })
    expect(looks.items).toMatchObject([{ memberId: 'official', what: 'mediation' }])
  })
})

describe('the state table of mediations as front ends read it', () => {
  it('C18 says who may give which command, from where to where, and what counts where', async () => {
    const room = await aCaseRoom()
    const { body } = await room.call('volunteer', 'GET /v1/mediation-steps')
    expect(body.kinds.map(({ title }: { title: Record<string, string> }) => title['zh-CN'])).toEqual([
      '人民调解',
      '行业性专业性调解',
      '司法调解',
      '行政调解',
    ])
    const end = body.commands.find(({ command }: { command: string }) => command === 'end-mediation')
    expect(end).toMatchObject({
      makes: 'cases.mediation-ended.v1',
      at: ['accepted', 'dispatched', 'started', 'waiting'],
    })
    expect(end.roles).toMatchObject({ subtree: expect.arrayContaining(['grid-worker']), unit: ['department'] })
    const counted = body.steps.map(({ step, figures }: { step: string; figures: string[] }) => [step, figures])
    expect(Object.fromEntries(counted)).toEqual({
      opened: ['pending'],
      agreed: ['succeeded', 'ended'],
      failed: ['ended'],
      withdrawn: ['ended'],
      fulfilled: ['succeeded', 'ended'],
      broken: ['ended'],
    })
  })
})

describe('a mediation whose case is erased', () => {
  it('C18 I5 keeps its figures and nobody’s name, phone or word; not while an agreement is still to be kept', async () => {
    const room = await aCaseRoom()
    const it = await mediating(room)
    await it.take('worker', 'schedule', { at: '2026-11-24T02:00:00Z', place: '李家' })
    await it.take('worker', 'end', { outcome: 'agreed', agreement: { ...agreement, terms: [] } })
    await it.give('worker', 'solve', { evidence })
    await it.give('secretary', 'check', { passed: true })
    await it.give('secretary', 'answer', { text: '已达成协议。' })
    const erase = () => room.call('anyone', `POST /v1/public/cases/${it.number}/erase`, {}, { token: it.token })
    const early = await erase()
    expect([early.status, early.body.mediation]).toEqual([409, { ordinal: 1, step: 'agreed' }])
    await it.take('worker', 'follow-up', { kept: true })
    const { parties: before } = await room.table.need(MediationRow, { caseId: it.number, ordinal: 1 })
    expect((await erase()).status).toBe(200)
    const row = await room.table.need(MediationRow, { caseId: it.number, ordinal: 1 })
    expect([row.parties, row.agreement, row.sessions, row.followUps]).toEqual([[], undefined, undefined, undefined])
    for (const { partyId } of [...before, { partyId: row.subjectId }])
      expect(await room.engine.vault.subject(partyId)).toBeUndefined()
    const { body } = await room.call('boss', 'GET /v1/mediations/figures?period=2026-11')
    expect(body).toMatchObject({ succeeded: 1, ended: 1, rate: 1 })
    expect(await it.view('worker', '?unmask=true')).toMatchObject({ step: 'fulfilled', parties: [], sessions: [] })
    expect((await room.call('worker', `GET /v1/cases/${it.number}/ledger`)).body.verified).toBe(true)
  })
})
