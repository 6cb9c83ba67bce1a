import { place } from '@wangge/testing/a-room'
import { aCaseRoom, anOpenedCase, type CaseRoom, evidence, type Opened, type Who } from '../testing/a-case-room.ts'
import { CaseRow } from './table/case.ts'

const { village } = place
const rubble = { unitId: 'u03', description: '清运路边堆放的建筑垃圾' }
const drain = { unitId: 'u04', description: '修复被压坏的排水沟', category: 'facility-drain' }

/** A case that its worker accepted, and two parts of it. */
const divided = async (room: CaseRoom) => {
  const whole = await anOpenedCase(room)
  await whole.give('worker', 'accept')
  const { status, body } = await whole.give('secretary', 'split', { parts: [rubble, drain], note: '涉及两家' })
  expect(status).toBe(200)
  const [one, other] = body.partIds as string[]
  const part = (caseId = '') => ({
    caseId,
    give: (as: Who, verb: string, what: object = {}) => room.call(as, `POST /v1/cases/${caseId}/${verb}`, what),
    read: async (as: Who = 'secretary') => (await room.call(as, `GET /v1/cases/${caseId}`)).body,
  })
  return { whole, one: part(one), other: part(other) }
}
type Part = Awaited<ReturnType<typeof divided>>['one']

const finish = async ({ give }: Part, clerk: Who) => {
  await give(clerk, 'start')
  await give(clerk, 'solve', { evidence })
  return give('secretary', 'check', { passed: true })
}
const commandsOf = async (room: CaseRoom, caseId: string) => {
  const { body } = await room.call('auditor', `GET /v1/cases/${caseId}/ledger`)
  expect(body.verified).toBe(true)
  return body.entries.map(({ command }: { command: string }) => command)
}
const view = async (room: CaseRoom, { number }: Opened) =>
  (await room.call('secretary', `GET /v1/cases/${number}`)).body

describe('splitting a case', () => {
  it('C17 opens a part with each unit: a case of its own, without the reporter', async () => {
    const room = await aCaseRoom()
    const { whole, one, other } = await divided(room)
    expect(await one.read()).toMatchObject({
      parentId: whole.number,
      step: 'dispatched',
      unitId: 'u03',
      category: 'facility-lamp',
      holder: { role: 'department', unitId: 'u03' },
      description: rubble.description,
      limit: { step: 'handle' },
    })
    expect(await other.read()).toMatchObject({ unitId: 'u04', category: 'facility-drain' })
    const row = await room.table.need(CaseRow, { caseId: one.caseId })
    expect([row.subjectId, row.address, row.token]).toEqual([undefined, undefined, ''])
    expect(await commandsOf(room, one.caseId)).toEqual(['report', 'accept', 'dispatch'])
    expect((await room.call('clerk', 'GET /v1/cases?holder=me')).body.items).toMatchObject([
      { caseId: one.caseId, parentId: whole.number },
    ])
    expect((await room.call('clerk', `GET /v1/cases/${other.caseId}`)).status).toBe(403)
    for (const { data } of room.told().filter(({ subject }) => subject === one.caseId))
      expect(data).toMatchObject({ parentId: whole.number })
  })

  it('C17 shows the parts and their steps in the case, and none of its staff to the resident', async () => {
    const room = await aCaseRoom()
    const { whole, one, other } = await divided(room)
    await finish(one, 'clerk')
    expect((await view(room, whole)).parts).toEqual([
      expect.objectContaining({ caseId: one.caseId, step: 'struck-off', unitId: 'u03' }),
      expect.objectContaining({ caseId: other.caseId, step: 'dispatched', unitId: 'u04' }),
    ])
    const { body } = await whole.follow('zh-CN')
    expect(body.parts).toEqual([
      { category: '路灯损坏', step: 'struck-off', title: '已销号' },
      { category: expect.any(String), step: 'dispatched', title: '已派单' },
    ])
    expect(JSON.stringify(body)).not.toMatch(/u03|u04|清运|clerk/)
    expect((await room.call('anyone', `GET /v1/public/cases/${one.caseId}`, undefined, { token: 'x' })).status).toBe(
      404,
    )
  })

  it('C17 refuses to solve or merge the whole while a part is open, and names the open ones', async () => {
    const room = await aCaseRoom()
    const { whole, one, other } = await divided(room)
    const another = await anOpenedCase(room)
    for (const [who, verb, body] of [
      ['worker', 'solve', { evidence }],
      ['leader', 'merge', { into: another.number }],
    ] as const) {
      const refused = await whole.give(who, verb, body)
      expect([verb, refused.status]).toEqual([verb, 409])
      expect(refused.body.openParts).toEqual([one.caseId, other.caseId])
    }
    expect((await view(room, whole)).allowed).not.toContain('solve')
    await finish(one, 'clerk')
    expect((await whole.give('worker', 'solve', { evidence })).body.openParts).toEqual([other.caseId])
    await finish(other, 'otherClerk')
    expect((await view(room, whole)).allowed).toContain('solve')
    expect((await whole.give('worker', 'solve', { evidence })).body).toMatchObject({ step: 'solved' })
  })

  it('C17 strikes a part off by itself after its check, and writes each into the ledger of the whole', async () => {
    const room = await aCaseRoom()
    const { whole, one, other } = await divided(room)
    await one.give('clerk', 'start')
    await one.give('clerk', 'solve', { evidence })
    expect((await one.give('clerk', 'check', { passed: true })).status).toBe(403)
    expect((await one.give('secretary', 'check', { passed: false })).body.step).toBe('started')
    await one.give('clerk', 'solve', { evidence })
    const { body } = await one.give('secretary', 'check', { passed: true })
    expect(body).toMatchObject({ step: 'struck-off', allowed: ['rehang', 'promote'] })
    expect(body.dueAt).toBeUndefined()
    await finish(other, 'otherClerk')
    const { entries } = (await room.call('auditor', `GET /v1/cases/${whole.number}/ledger`)).body
    expect(await commandsOf(room, whole.number)).toEqual(['report', 'accept', 'split', 'close-part', 'close-part'])
    expect(entries.slice(3).map(({ facts }: { facts: object }) => facts)).toMatchObject([
      { partId: one.caseId, partStep: 'struck-off', open: 1 },
      { partId: other.caseId, partStep: 'struck-off', open: 0 },
    ])
    expect(await commandsOf(room, one.caseId)).toEqual([
      'report',
      'accept',
      'dispatch',
      'start',
      'solve',
      'check',
      'solve',
      'check',
      'strike-off',
    ])
  })

  it('C17 holds the whole again when a part is put back on the list, until it is over itself', async () => {
    const room = await aCaseRoom()
    const { whole, one, other } = await divided(room)
    await finish(one, 'clerk')
    await finish(other, 'otherClerk')
    expect((await one.give('secretary', 'rehang', { reason: '没有清完' })).body.step).toBe('reported')
    const refused = await whole.give('worker', 'solve', { evidence })
    expect([refused.status, refused.body.openParts]).toEqual([409, [one.caseId]])
    await one.give('secretary', 'accept')
    await one.give('worker', 'solve', { evidence })
    await one.give('secretary', 'check', { passed: true })
    await whole.give('worker', 'solve', { evidence })
    expect((await one.give('secretary', 'rehang', { reason: '没有清完' })).status).toBe(409)
    expect((await one.read()).step).toBe('struck-off')
  })

  it('C17 lets nobody split, merge, answer, rate or ask over a part', async () => {
    const room = await aCaseRoom()
    const { whole, one } = await divided(room)
    const another = await anOpenedCase(room)
    for (const [verb, body] of [
      ['split', { parts: [rubble] }],
      ['merge', { into: another.number }],
      ['answer', { text: '在办' }],
      ['ask-resident', { text: '在哪里？' }],
    ] as const) {
      const refused = await one.give('secretary', verb, body)
      expect([verb, refused.status, refused.body.parentId]).toEqual([verb, 409, whole.number])
    }
    expect((await another.give('leader', 'merge', { into: one.caseId })).status).toBe(409)
    await finish(one, 'clerk')
    expect((await one.give('secretary', 'reopen', { reason: '又有了' })).status).toBe(409)
  })

  it('C17 takes several calls until the most is reached, each part once whatever the repeats', async () => {
    const room = await aCaseRoom({ cases: { subCases: { most: 3 } } })
    const whole = await anOpenedCase(room)
    expect((await whole.give('secretary', 'split', { parts: [rubble] })).status).toBe(409)
    await whole.give('worker', 'accept')
    const key = 'split-key-0001'
    const first = await whole.give('secretary', 'split', { parts: [rubble, rubble] }, key)
    expect(await whole.give('secretary', 'split', { parts: [rubble, rubble] }, key)).toMatchObject({ body: first.body })
    expect((await view(room, whole)).parts).toHaveLength(2)
    const tooMany = await whole.give('secretary', 'split', { parts: [rubble, drain] })
    expect([tooMany.status, tooMany.body.most]).toEqual([409, 3])
    expect((await whole.give('official', 'split', { parts: [drain] })).status).toBe(200)
    expect((await view(room, whole)).parts).toHaveLength(3)
    expect((await room.table.listIndex(CaseRow, 1, `open#${village}`)).items).toHaveLength(4)
  })

  it.each<[string, object, string]>([
    ['no parts', { parts: [] }, 'parts'],
    ['eleven parts', { parts: Array(11).fill(rubble) }, 'parts'],
    ['a unit that is not there', { parts: [rubble, { ...rubble, unitId: 'u99' }] }, 'parts.1.unitId'],
    ['a unit of another village', { parts: [{ ...rubble, unitId: 'u05' }] }, 'parts.0.unitId'],
    ['a category that is none', { parts: [{ ...rubble, category: 'no-such' }] }, 'parts.0.category'],
    ['no description', { parts: [{ unitId: 'u03' }] }, 'parts.0.description'],
  ])('C17 refuses %s and changes nothing', async (_, body, field) => {
    const room = await aCaseRoom()
    const whole = await anOpenedCase(room)
    await whole.give('worker', 'accept')
    const told = room.told().length
    const refused = await whole.give('secretary', 'split', body)
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, field])
    expect(room.told()).toHaveLength(told)
    expect((await whole.give('worker', 'split', { parts: [rubble] })).status).toBe(403)
  })

  it('C17 two parts that end at once are both in the ledger of the whole', async () => {
    const room = await aCaseRoom()
    const { whole, one, other } = await divided(room)
    for (const [part, clerk] of [
      [one, 'clerk'],
      [other, 'otherClerk'],
    ] as const) {
      await part.give(clerk, 'start')
      await part.give(clerk, 'solve', { evidence })
    }
    const checks = await Promise.all([one, other].map(({ give }) => give('secretary', 'check', { passed: true })))
    expect(checks.map(({ status }) => status)).toEqual([200, 200])
    expect((await commandsOf(room, whole.number)).slice(-2)).toEqual(['close-part', 'close-part'])
    expect((await view(room, whole)).allowed).toContain('solve')
  })
})
