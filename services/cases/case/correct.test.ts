import { place } from '@wangge/testing/a-room'
import { aCaseRoom, anOpenedCase, type CaseRoom, evidence, lamp, reporter } from '../testing/a-case-room.ts'
import { CaseRow } from './table/case.ts'

const { grid, nextGrid, otherGrid, village, otherVillage } = place
const reason = '现场查看，填报有误'
const see = async (room: CaseRoom, number: string, as: Parameters<CaseRoom['call']>[0] = 'boss') =>
  (await room.call(as, `GET /v1/cases/${number}`)).body

describe('correcting what was misfiled', () => {
  it('C24 changes the category with a reason; number, token and ledger stay, and the ledger shows both', async () => {
    const room = await aCaseRoom()
    const { number, give, follow } = await anOpenedCase(room)
    expect((await give('worker', 'correct', { category: 'facility-road' })).body.errors[0].path).toBe('reason')
    expect((await give('worker', 'correct', { reason })).body.errors[0].path).toBe('category')
    expect((await give('worker', 'correct', { category: 'nothing', reason })).body.errors[0].path).toBe('category')
    const done = await give('worker', 'correct', { category: 'facility-road', reason }, 'once')
    expect([done.status, done.body.step, done.body.command]).toEqual([200, 'reported', 'correct'])
    expect((await give('worker', 'correct', { category: 'facility-road', reason }, 'once')).body).toEqual(done.body)
    expect((await follow()).body).toMatchObject({ number, category: 'Damaged road or culvert' })
    const { body } = await room.call('auditor', `GET /v1/cases/${number}/ledger`)
    expect(body.verified).toBe(true)
    expect(body.entries.at(-1)).toMatchObject({
      command: 'correct',
      note: reason,
      facts: { category: 'facility-road', was: { category: 'facility-lamp', class: 'general', areaId: grid } },
    })
  })

  it('C24 is for whoever has it or is above, until it is solved', async () => {
    const room = await aCaseRoom()
    const { give } = await anOpenedCase(room)
    const road = { category: 'facility-road', reason }
    expect((await give('elsewhere', 'correct', road)).status).toBe(404)
    expect((await give('clerk', 'correct', road)).status).toBe(403)
    await give('worker', 'hand-up', { reason: '难' })
    expect((await give('worker', 'correct', road)).body.rule).toBe('not-from-below')
    expect((await give('secretary', 'correct', road)).status).toBe(200)
    await give('secretary', 'accept')
    await give('secretary', 'dispatch', { unitId: 'u03' })
    expect((await give('clerk', 'correct', { category: 'facility-lamp', reason })).status).toBe(200)
    await give('clerk', 'start')
    await give('clerk', 'solve', { evidence })
    const late = await give('official', 'correct', road)
    expect([late.status, late.body.allowed.includes('correct')]).toEqual([409, false])
  })

  it('C24 gives it to whoever has that place, at the level it had come to', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    await it.give('worker', 'accept')
    await it.give('worker', 'correct', { gridCode: nextGrid, reason })
    const moved = await see(room, it.number)
    expect(moved).toMatchObject({ areaId: nextGrid, level: 'grid', step: 'accepted' })
    expect(moved.holder).toEqual({ role: 'grid-worker', areaId: nextGrid })
    expect((await room.call('neighbour', 'GET /v1/cases?holder=me')).body.items).toHaveLength(1)
    expect((await room.call('worker', 'GET /v1/cases?holder=me')).body.items).toEqual([])

    const high = await anOpenedCase(room)
    await high.give('worker', 'hand-up', { reason: '难' })
    await high.give('secretary', 'correct', { gridCode: otherGrid, reason })
    expect(await see(room, high.number)).toMatchObject({
      level: 'village',
      holder: { role: 'village-secretary', areaId: otherVillage },
    })
  })

  it('C24 leaves a unit that has nobody where it happened', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    await it.give('worker', 'accept')
    await it.give('secretary', 'dispatch', { unitId: 'u03' })
    await it.give('secretary', 'correct', { gridCode: otherGrid, reason })
    expect(await see(room, it.number)).toMatchObject({ step: 'dispatched', unitId: 'u03', areaId: otherGrid })
    const far = await anOpenedCase(room, { ...reporter, gridCode: otherGrid })
    await far.give('elsewhere', 'accept')
    expect((await far.give('otherSecretary', 'dispatch', { unitId: 'u05' })).status).toBe(200)
    await far.give('otherSecretary', 'correct', { gridCode: grid, reason })
    const left = await see(room, far.number)
    expect([left.step, left.unitId, left.holder]).toEqual([
      'accepted',
      undefined,
      { role: 'village-secretary', areaId: village },
    ])
  })

  it('C9 C24 has the limit of what it is from then on; one that is the same in the same hands runs on', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    const { dueAt } = await see(room, number)
    room.moveTo('2026-11-23T03:00:00.000Z')
    await give('worker', 'correct', { category: 'facility-road', reason })
    expect((await see(room, number)).dueAt).toBe(dueAt)
    await give('worker', 'correct', { class: 'emergency', reason })
    expect(await see(room, number)).toMatchObject({ class: 'emergency', dueAt: '2026-11-23T03:30:00.000Z' })
    room.moveTo('2026-11-23T05:00:00.000Z')
    await give('worker', 'correct', { class: 'general', reason })
    const { late } = await room.table.need(CaseRow, { caseId: number })
    expect([late, (await see(room, number)).dueAt > dueAt]).toEqual([true, true])
  })

  it('C3 C21 C24 keeps answers that fit, sets the others aside in the ledger, and asks for the new papers', async () => {
    const room = await aCaseRoom()
    const answers = { what: 'house', certificate: '张家第 12 号', agreed: true }
    const opened = await room.call('anyone', 'POST /v1/public/cases', {
      ...lamp,
      ...reporter,
      category: 'interest-demolition',
      answers,
    })
    const { number, token } = opened.body
    expect(opened.status).toBe(201)
    const before = await see(room, number)
    expect(before.answers.length).toBeGreaterThan(0)
    const done = await room.call('secretary', `POST /v1/cases/${number}/correct`, { category: 'facility-road', reason })
    expect(done.status).toBe(200)
    expect((await see(room, number)).answers).toEqual([])
    const { entries } = (await room.call('auditor', `GET /v1/cases/${number}/ledger`)).body
    expect(Object.keys(entries.at(-1).facts.setAside).sort()).toEqual(
      before.answers.map(({ code }: { code: string }) => code).sort(),
    )
    expect(JSON.stringify(entries)).not.toContain('张家第 12 号')
    const papers = await room.call('worker', `GET /v1/cases/${number}/evidence`)
    expect(papers.body.required).toEqual([])
    await room.call('anyone', `POST /v1/public/cases/${number}/withdraw`, {}, { token })
    await room.call('anyone', `POST /v1/public/cases/${number}/erase`, {}, { token })
    const after = (await room.call('auditor', `GET /v1/cases/${number}/ledger`)).body
    expect([after.verified, JSON.stringify(after.entries).includes('house')]).toEqual([true, false])
  })

  it('C5 C24 is found and counted where it happened, and duplicates are looked for there', async () => {
    const room = await aCaseRoom()
    const it = await anOpenedCase(room)
    const twin = await anOpenedCase(room, { ...reporter, gridCode: otherGrid, category: 'facility-road' })
    await it.give('worker', 'accept')
    await room.hear()
    await it.give('secretary', 'correct', { gridCode: otherGrid, category: 'facility-road', reason })
    await room.hear()
    const count = async (area: string) =>
      (await room.call('boss', `GET /v1/five-orders?area=${area}&period=2026-11`)).body
    expect(await count(village)).toMatchObject({ placed: { count: 0 }, accepted: { count: 0 } })
    expect(await count(otherVillage)).toMatchObject({ placed: { count: 2 }, accepted: { count: 1 } })
    const found = async (area: string) =>
      (await room.call('boss', `GET /v1/cases?area=${area}&q=${encodeURIComponent('路灯')}`)).body.items.length
    expect([await found(village), await found(otherVillage)]).toEqual([0, 2])
    const alike = await room.call('boss', `GET /v1/cases/${it.number}/duplicates`)
    expect(alike.body.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([twin.number])
  })

  it('C20 C24 is kept from all but a few as soon as its category asks for it, and does not come down by itself', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'correct', { category: 'dispute-family', reason })
    expect((await room.call('worker', `GET /v1/cases/${number}`)).status).toBe(404)
    expect(await see(room, number, 'official')).toMatchObject({ confidential: true, level: 'township' })
    await give('official', 'correct', { category: 'facility-lamp', reason })
    expect(await see(room, number, 'official')).toMatchObject({ confidential: true, category: 'facility-lamp' })
    expect((await give('official', 'unmark-confidential', { reason: '并非家事' })).status).toBe(200)
  })

  it('C17 C24 takes its open parts along', async () => {
    const room = await aCaseRoom()
    const { give } = await anOpenedCase(room)
    await give('worker', 'accept')
    const { partIds } = (await give('secretary', 'split', { parts: [{ unitId: 'u03', description: '清运' }] })).body
    const own = await room.call('clerk', `POST /v1/cases/${partIds[0]}/correct`, { gridCode: otherGrid, reason })
    expect(own.status).toBe(409)
    expect((await give('secretary', 'correct', { gridCode: otherGrid, reason })).status).toBe(200)
    expect(await see(room, partIds[0])).toMatchObject({ areaId: otherGrid, unitId: 'u03', step: 'dispatched' })
  })

  it('C2 C17 C24 files its open parts as the whole, with a line of their ledger each, and their units are told', async () => {
    const room = await aCaseRoom()
    const { give } = await anOpenedCase(room)
    await give('worker', 'accept')
    const parts = [
      { unitId: 'u03', description: '清运' },
      { unitId: 'u03', description: '修路', category: 'facility-road' },
    ]
    const { partIds } = (await give('secretary', 'split', { parts })).body
    expect((await give('secretary', 'correct', { class: 'emergency', reason })).status).toBe(200)
    const kinds = ['facility-lamp', 'facility-road']
    for (const [n, partId] of partIds.entries()) {
      const part = await see(room, partId)
      expect(part).toMatchObject({ class: 'emergency', category: kinds[n], step: 'dispatched', unitId: 'u03' })
      const { body } = await room.call('auditor', `GET /v1/cases/${partId}/ledger`)
      expect(body.verified).toBe(true)
      expect(body.entries.at(-1)).toMatchObject({
        command: 'correct',
        note: reason,
        facts: { was: { class: 'general' } },
      })
    }
    const told = room.told().filter(({ type }) => type === 'cases.case-corrected.v1')
    expect(told.map(({ data }) => data.class)).toEqual(['emergency', 'emergency', 'emergency'])
    expect((await give('secretary', 'correct', { category: 'facility-drain', reason })).status).toBe(200)
    expect((await see(room, partIds[0])).category).toBe('facility-drain')
    expect((await see(room, partIds[1])).category).toBe('facility-road')
  })
})
