import { aCaseRoom, anOpenedCase, type CaseRoom, listers, readers, reporter, secret } from '../testing/a-case-room.ts'
import { CaseRow } from './table/case.ts'

describe('those who may see it', () => {
  const named = async (room: CaseRoom) => {
    const it = await anOpenedCase(room, secret)
    await it.give('official', 'viewers', { memberId: 'secretary', reason: '协助调解' })
    return it
  }

  it('C20 are named by whoever it lies with, with a reason, and removed again; both are in the ledger', async () => {
    const room = await aCaseRoom()
    const { number, give } = await named(room)
    expect(await readers(room, number)).toEqual(['secretary', 'official'])
    expect(await listers(room, '/v1/cases', number)).toEqual(['secretary', 'official'])
    const { body: seen } = await room.call('secretary', `GET /v1/cases/${number}`)
    expect(seen).toMatchObject({ viewers: ['secretary'], confidential: true, description: secret.description })
    expect((await give('secretary', 'urge', { note: '请尽快调解' })).status).toBe(200)
    await give('official', 'remove-viewer', { memberId: 'secretary', reason: '已办完' })
    expect(await readers(room, number)).toEqual(['official'])
    const { body: ledger } = await room.call('official', `GET /v1/cases/${number}/ledger`)
    expect(ledger.verified).toBe(true)
    expect(ledger.entries).toMatchObject([
      { command: 'report' },
      { command: 'name-viewer', note: '协助调解', facts: { viewerId: 'secretary' } },
      { command: 'urge' },
      { command: 'remove-viewer', note: '已办完' },
    ])
  })

  it('C20 stay so wherever it goes', async () => {
    const room = await aCaseRoom()
    const { number, give } = await named(room)
    await give('official', 'accept')
    await give('official', 'hand-up', { reason: '需县里协调' })
    expect(await readers(room, number)).toEqual(['secretary', 'boss'])
  })

  it('C20 name and remove nobody themselves: whoever has it does, or the post that named them', async () => {
    const room = await aCaseRoom()
    const { number, give } = await named(room)
    const refused = [
      await give('secretary', 'viewers', { memberId: 'leader', reason: '协助' }),
      await give('secretary', 'remove-viewer', { memberId: 'secretary', reason: '不看了' }),
    ]
    for (const { status, body } of refused) expect([status, body.rule]).toEqual([403, 'holder-or-namer'])
    await give('official', 'viewers', { memberId: 'official', reason: '继续跟进' })
    await give('official', 'hand-up', { reason: '需县里协调' })
    // it lies with the county, and the township named these two
    expect((await give('secretary', 'remove-viewer', { memberId: 'official', reason: '误' })).status).toBe(403)
    expect((await give('official', 'remove-viewer', { memberId: 'secretary', reason: '已办完' })).status).toBe(200)
    expect((await give('boss', 'remove-viewer', { memberId: 'official', reason: '已办完' })).status).toBe(200)
    expect(await readers(room, number)).toEqual(['boss'])
  })

  it('C20 must be able to read cases of that place, be no stranger, and be few', async () => {
    const confidential = { startsAt: 'township', hiddenBelow: 3, mostViewers: 1 }
    const room = await aCaseRoom({ cases: { confidential } })
    const { give } = await anOpenedCase(room, secret)
    const name = (memberId: string) => give('official', 'viewers', { memberId, reason: '协助' })
    const refused = [await name('elsewhere'), await name('volunteer'), await name('nobody')]
    for (const { status, body } of refused) {
      expect([status, body.errors]).toEqual([422, refused[0]?.body.errors])
      expect(body.errors[0].path).toBe('memberId')
    }
    expect((await name('leader')).status).toBe(200)
    expect((await name('leader')).status).toBe(409)
    expect(await name('secretary')).toMatchObject({ status: 409, body: { most: 1 } })
    expect((await give('official', 'remove-viewer', { memberId: 'secretary', reason: '误' })).status).toBe(409)
  })

  it('C20 are nobody’s business at a case that is not confidential', async () => {
    const room = await aCaseRoom()
    const { give, number } = await anOpenedCase(room)
    expect((await give('worker', 'viewers', { memberId: 'leader', reason: '协助' })).status).toBe(409)
    const { body } = await room.call('worker', `GET /v1/cases/${number}`)
    expect(body.viewers).toEqual([])
  })
})

describe('marking a case', () => {
  it('C20 takes it up to where confidential cases start, away from those who had it, with a new limit', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    const { body } = await give('worker', 'mark-confidential', { reason: '涉及家事' }, 'once')
    expect(body).toMatchObject({ level: 'township', holder: { role: 'township-official' }, step: 'accepted' })
    expect(await readers(room, number)).toEqual(['official'])
    expect((await give('worker', 'mark-confidential', { reason: '涉及家事' }, 'once')).body).toEqual(body)
    expect((await give('worker', 'answer', { text: '好' })).status).toBe(404)
    expect(room.told().at(-1)?.data).toMatchObject({ previous: { role: 'grid-worker', memberId: 'worker' } })
    expect((await give('official', 'mark-confidential', { reason: '再' })).status).toBe(409)
  })

  it('C20 leaves it where it lies when that is high enough, and is undone by an official, with a reason', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'hand-up', { reason: '难' })
    await give('secretary', 'hand-up', { reason: '难' })
    const before = await room.table.need(CaseRow, { caseId: number })
    await give('official', 'mark-confidential', { reason: '涉及家事' })
    const { level, dueAt, title } = await room.table.need(CaseRow, { caseId: number })
    expect([level, dueAt, title]).toEqual([before.level, before.dueAt, '保密事项'])
    expect((await give('official', 'viewers', { memberId: 'worker', reason: '协助' })).status).toBe(200)
    expect((await give('worker', 'unmark-confidential', { reason: '公开' })).status).toBe(403)
    expect((await give('official', 'unmark-confidential', { reason: '本人同意' })).status).toBe(200)
    const after = await room.table.need(CaseRow, { caseId: number })
    expect(after).toMatchObject({ title: before.title })
    expect([after.confidential, after.viewers]).toEqual([undefined, undefined])
    expect(await readers(room, number)).toContain('secretary')
  })

  it('C17 C20 takes the parts with it, and is done to the whole only', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    const { body } = await give('secretary', 'split', { parts: [{ unitId: 'u03', description: '调解' }] })
    const [part] = body.partIds as [string]
    expect(await readers(room, part)).toContain('clerk')
    const ofPart = await room.call('clerk', `POST /v1/cases/${part}/mark-confidential`, { reason: '家事' })
    expect(ofPart.status).toBe(409)
    await give('worker', 'mark-confidential', { reason: '涉及家事' })
    for (const one of [number, part]) expect([one, await readers(room, one)]).toEqual([one, ['official']])
    expect((await room.table.need(CaseRow, { caseId: part })).title).toBe('保密事项')
    await give('official', 'unmark-confidential', { reason: '本人同意' })
    expect(await readers(room, part)).toContain('secretary')
  })

  it('C20 is not undone where the category or the reporter asks for it', async () => {
    const room = await aCaseRoom()
    for (const [more, zh] of [
      [secret, /category/],
      [{ ...reporter, confidential: true }, /reporter/],
    ] as const) {
      const { give } = await anOpenedCase(room, more)
      const { status, body } = await give('official', 'unmark-confidential', { reason: '公开' })
      expect([status, zh.test(body.detail)]).toEqual([409, true])
    }
  })

  it('C16 C20 is refused while others are merged into it', async () => {
    const room = await aCaseRoom()
    const main = await anOpenedCase(room)
    const part = await anOpenedCase(room)
    await part.give('leader', 'merge', { into: main.number })
    expect((await main.give('worker', 'mark-confidential', { reason: '家事' })).status).toBe(409)
    expect((await part.give('worker', 'mark-confidential', { reason: '家事' })).status).toBe(409)
  })
})
