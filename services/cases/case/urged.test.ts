import { aCaseRoom, anOpenedCase, evidence } from '../testing/a-case-room.ts'

const note = '请今天办理'
const types = (facts: readonly { type: string }[]) => facts.map(({ type }) => type.split('.')[1])

const anUrgedCase = async () => {
  const room = await aCaseRoom()
  const it = await anOpenedCase(room)
  await it.give('worker', 'accept')
  expect((await it.give('boss', 'urge', { note }, 'k1')).status).toBe(200)
  return { room, ...it }
}

describe('an urging that nobody replied to', () => {
  it('C8 is found in the list of whoever has the case, and is counted', async () => {
    const { room, number, give } = await anUrgedCase()
    await anOpenedCase(room)
    const urged = async () => (await room.call('worker', 'GET /v1/cases?holder=me&urged=true')).body.items
    expect(await urged()).toMatchObject([{ caseId: number, urgedSince: '2026-11-23T02:00:00.000Z' }])
    const others = (await room.call('worker', 'GET /v1/cases?holder=me&urged=false')).body.items
    expect(others).toHaveLength(1)
    expect(others[0].urgedSince).toBeUndefined()
    expect((await room.call('boss', 'GET /v1/cases/counts?urged=true')).body).toMatchObject({ total: 1, open: 1 })
    await give('worker', 'reply-urge', { text: '下午就办' })
    expect(await urged()).toEqual([])
  })

  it('C8 is said to be pressed for again by the same person, until a reply', async () => {
    const { room, give } = await anUrgedCase()
    const again = () => (({ ...room.told().at(-1)?.data }) as { again?: true }).again
    expect(again()).toBeUndefined()
    await give('boss', 'urge', { note }, 'k2')
    expect(again()).toBe(true)
    await give('official', 'urge', { note }, 'k3')
    expect(again()).toBeUndefined()
    await give('worker', 'reply-urge', { text: '下午就办' })
    await give('boss', 'urge', { note }, 'k4')
    expect(again()).toBeUndefined()
  })

  it('C8 is reminded of after one working day, once, and goes on beside the limits', async () => {
    const { room, number, give } = await anUrgedCase()
    const before = room.told().length
    room.moveTo('2026-11-24T09:59:59.999Z')
    await room.ring()
    expect(room.told()).toHaveLength(before)
    room.moveTo('2026-11-24T10:00:00.000Z')
    await Promise.all([room.ring(), room.ring()])
    await room.ring()
    expect(types(room.told().slice(before))).toEqual(['urge-reminded'])
    expect(room.told().at(-1)?.data).toMatchObject({ urgedBy: ['boss'], since: '2026-11-23T02:00:00.000Z' })
    // another one is reminded of anew
    await give('official', 'urge', { note })
    room.moveTo('2026-12-09T02:00:00.000Z')
    await room.ring()
    expect(types(room.told().slice(-2))).toEqual(['case-urged', 'urge-reminded'])
    expect((await room.call('auditor', `GET /v1/cases/${number}/ledger`)).body.verified).toBe(true)
  })

  it('C8 is answered by striking off, with that entry, and the urger is told', async () => {
    const { room, number, give } = await anUrgedCase()
    await give('worker', 'solve', { evidence })
    await give('leader', 'check', { passed: true })
    const answered = await give('leader', 'answer', { text: '好了。' }, 'k2')
    expect(answered.body).toMatchObject({ command: 'answer', step: 'struck-off' })
    expect(answered.body.allowed).not.toContain('reply-urge')
    expect(await give('leader', 'answer', { text: '好了。' }, 'k2')).toMatchObject({ body: answered.body })
    expect(types(room.told().slice(-3))).toEqual(['case-answered', 'case-struck-off', 'urge-replied'])
    expect(room.told().at(-1)?.data).toMatchObject({ urgedBy: ['boss'], endedBy: 'strike-off' })
    const { body } = await room.call('boss', `GET /v1/cases/${number}`)
    expect([body.urges, body.urgedSince]).toEqual([[], undefined])
    const { entries, verified } = (await room.call('auditor', `GET /v1/cases/${number}/ledger`)).body
    expect([verified, entries.at(-1).command, entries.at(-1).actor]).toEqual([true, 'reply-urge', { kind: 'timer' }])
    room.moveTo('2026-12-20T02:00:00.000Z')
    const before = room.told().length
    await room.ring()
    expect(room.told()).toHaveLength(before)
  })

  it.each([
    ['cancel', { reason: '重复', text: '已另行办理。' }],
    ['hand-over', { agency: { kind: 'police', name: '派出所' }, receiptNumber: 'J-1', reason: '治安', text: '已转。' }],
  ])('C8 is answered by whatever else ends the case: %s', async (verb, command) => {
    const { room, give } = await anUrgedCase()
    expect((await give('secretary', verb, command)).status).toBe(200)
    expect(room.told().at(-1)?.data).toMatchObject({ urgedBy: ['boss'], endedBy: verb })
  })
})
