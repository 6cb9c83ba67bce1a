import { aCaseRoom, anOpenedCase } from '../testing/a-case-room.ts'

describe('asking the resident', () => {
  it('C9 shows the question on the resident’s page, and the reply starts the clock again', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    const reply = (text: string, token = it.token, key?: string) =>
      room.call('anyone', `POST /v1/public/cases/${it.number}/reply`, { text }, { token, key })
    await it.give('worker', 'accept')
    expect((await reply('左侧')).status).toBe(409)
    await it.give('worker', 'ask-resident', { text: '路灯在村口哪一侧？' })
    expect((await it.follow()).body).toMatchObject({
      step: 'waiting',
      question: { text: '路灯在村口哪一侧？', until: '2026-11-28T16:00:00.000Z' },
      answers: [],
    })
    expect((await reply('左侧', 'wrong')).status).toBe(404)
    const first = await reply('左侧', it.token, 'reply-key-00001')
    expect(first).toMatchObject({ status: 200, body: { number: it.number, step: 'accepted' } })
    expect(await reply('左侧', it.token, 'reply-key-00001')).toMatchObject({ status: 200, body: first.body })
    expect((await it.follow()).body.question).toBeUndefined()
    const { body } = await room.call('worker', `GET /v1/cases/${it.number}/ledger`)
    expect(body.entries.at(-1)).toMatchObject({ command: 'resume', note: '左侧', actor: { kind: 'resident' } })
  })

  it('C9 the county’s timer goes on without a reply', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    await it.give('worker', 'accept')
    await it.give('worker', 'ask-resident', { text: '哪一侧？' })
    room.moveTo('2026-11-28T16:00:00.000Z')
    await room.ring()
    await room.ring()
    expect(room.told().slice(3)).toMatchObject([{ type: 'cases.case-resumed.v1', data: { by: 'timer' } }])
  })
})

describe('extending, returning and replying', () => {
  it('C8 shows what was asked, urged and sent back until it is settled', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    const view = async () => (await room.call('secretary', `GET /v1/cases/${it.number}`)).body
    await it.give('worker', 'accept')
    await it.give('worker', 'extend', { days: 3, reason: '等配件' })
    await it.give('leader', 'urge', { note: '请尽快' })
    const open = await view()
    expect(open).toMatchObject({ extension: { days: 3, memberId: 'worker' }, urges: [{ memberId: 'leader' }] })
    expect(open.allowed).toEqual(expect.arrayContaining(['decide-extension', 'reply-urge']))
    expect((await it.give('leader', 'decide-extension', { granted: true })).status).toBe(403)
    await it.give('secretary', 'decide-extension', { granted: true })
    await it.give('worker', 'reply-urge', { text: '明早更换' })
    const settled = await view()
    expect(settled).toMatchObject({ extensions: 1, urges: [], dueAt: '2026-12-03T10:00:00.000Z' })
    expect(settled.allowed).not.toEqual(expect.arrayContaining(['reply-urge']))
    await it.give('secretary', 'dispatch', { unitId: 'u03' })
    expect((await it.give('clerk', 'return', {})).status).toBe(422)
    const back = { reason: '不归我们管' }
    const first = await it.give('clerk', 'return', back, 'return-key-0001')
    expect(first).toMatchObject({ status: 200, body: { step: 'accepted', level: 'village' } })
    expect(await it.give('clerk', 'return', back, 'return-key-0001')).toMatchObject({ status: 200, body: first.body })
    expect(await view()).toMatchObject({ dispatches: 1, returns: 1 })
  })

  it('C8 counts wrong dispatches for whoever works out 准确派遣率', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    await it.give('worker', 'accept')
    await it.give('secretary', 'dispatch', { unitId: 'u04' })
    await it.give('otherClerk', 'return', { reason: '不归我们管' })
    await it.give('secretary', 'dispatch', { unitId: 'u03' })
    await it.give('clerk', 'start')
    await it.give('clerk', 'solve', { evidence: [{ kind: 'note', text: '好了' }] })
    await it.give('secretary', 'check', { passed: true })
    await it.give('secretary', 'answer', { text: '已修好。' })
    expect(room.told().at(-1)).toMatchObject({
      type: 'cases.case-struck-off.v1',
      data: { dispatches: 2, returns: 1 },
    })
  })

  it.each([
    ['ask-resident', { text: '' }, 'text'],
    ['extend', { days: 0, reason: '等' }, 'days'],
    ['extend', { days: 11, reason: '等' }, 'days'],
    ['extend', { days: 3 }, 'reason'],
  ])('C8 C9 refuses %s %j and changes nothing', async (verb, body, path) => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    await it.give('worker', 'accept')
    const answer = await it.give('worker', verb, body)
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, path])
    expect(room.told()).toHaveLength(2)
  })
})
