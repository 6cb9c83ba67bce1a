import { aCaseRoom, anOpenedCase, evidence, type Opened, reporter } from '../testing/a-case-room.ts'

const agency = { kind: 'police', name: '城关派出所' }
const why = { reason: '另有缘由', text: '请向派出所查询。' }

/** Gives a command twice under one key: what it says is allowed is what the case says then, both times. */
const checked = async (room: Awaited<ReturnType<typeof aCaseRoom>>, { number, give }: Opened) => {
  let n = 0
  return async (as: Parameters<typeof give>[0], verb: string, body: object = {}) => {
    const key = `allowed-key-${n++}`
    const { status, body: told } = await give(as, verb, body, key)
    const { body: seen } = await room.call('secretary', `GET /v1/cases/${number}`)
    expect([verb, status, told.allowed]).toEqual([verb, 200, seen.allowed])
    expect((await give(as, verb, body, key)).body).toEqual(told)
    return told.allowed as string[]
  }
}

describe('what a command says may be done next', () => {
  it('C8 C17 is what the case says: an extension asked for, an urging, open parts', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    const give = await checked(room, found)
    await give('worker', 'accept')
    expect(await give('worker', 'extend', { days: 2, reason: '等配件' })).toEqual(
      expect.arrayContaining(['decide-extension', 'solve']),
    )
    expect(await give('boss', 'urge', { note: '请尽快' })).toContain('reply-urge')
    const parts = [{ unitId: 'u03', description: '清运垃圾' }]
    const divided = await give('secretary', 'split', { parts })
    for (const verb of ['solve', 'extend', 'cancel', 'merge', 'hand-over']) expect(divided).not.toContain(verb)
    expect(await give('worker', 'reply-urge', { text: '明天' })).not.toContain('reply-urge')
    expect(await give('secretary', 'decide-extension', { granted: true })).toContain('extend')
  })

  it('C18 leaves out what ends the case while its mediation goes on, and so does the case', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room, { ...reporter, category: 'dispute-neighbours' })
    const give = await checked(room, found)
    await give('worker', 'accept')
    const parties = [
      { role: 'applicant', name: '王小梅' },
      { role: 'respondent', name: '李大山' },
    ]
    const { status } = await room.call('worker', `POST /v1/cases/${found.number}/mediations`, {
      kind: 'people',
      parties,
    })
    expect(status).toBe(201)
    const allowed = await give('worker', 'answer', { text: '正在调解。' })
    for (const verb of ['solve', 'cancel', 'merge', 'hand-over', 'withdraw']) expect(allowed).not.toContain(verb)
    expect(allowed).toContain('dispatch')
    expect((await found.give('worker', 'solve', { evidence })).status).toBe(409)
  })

  it('C19 offers to note what another agency says once it was handed over, however it goes on', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    const give = await checked(room, found)
    expect(await give('leader', 'hand-over', { agency, receiptNumber: 'J-42', ...why })).toEqual([
      'answer',
      'outside-update',
      'take-back',
    ])
    expect(await give('leader', 'take-back', { reason: '退回' })).toContain('outside-update')
  })
})

describe('a unit that sent a case back', () => {
  it('C8 has it no more: it may not solve it, hand it up or read it, and is told again what it did', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    await give('secretary', 'dispatch', { unitId: 'u03' })
    const back = () => give('clerk', 'return', { reason: '不属本单位' }, 'return-key-1')
    const first = await back()
    expect(first).toMatchObject({ status: 200, body: { step: 'accepted' } })
    expect((await give('clerk', 'solve', { evidence })).status).toBe(403)
    expect((await give('clerk', 'hand-up', { reason: '难' })).status).toBe(403)
    expect((await room.call('clerk', `GET /v1/cases/${number}`)).status).toBe(403)
    expect(await back()).toMatchObject({ status: 200, body: first.body })
    const { body } = await room.call('secretary', `GET /v1/cases/${number}`)
    expect([body.unitId, body.returns]).toEqual([undefined, 1])
    expect(room.told().at(-1)?.data).toMatchObject({ unitId: 'u03', returns: 1 })
  })
})
