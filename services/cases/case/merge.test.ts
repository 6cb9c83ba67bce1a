import { place } from '@wangge/testing/a-room'
import { aCaseRoom, anOpenedCase, walk } from '../testing/a-case-room.ts'

const { nextGrid, otherGrid, village } = place
const at = (lon: number, lat: number) => ({ gridCode: undefined, place: { lon, lat, crs: 'WGS-84' } })

describe('what may be the same matter', () => {
  it('C16 suggests the same category in the same grid or within 250 m, of 30 days, also over a border', async () => {
    const room = await aCaseRoom()
    room.moveTo('2026-10-20T02:00:00.000Z')
    await anOpenedCase(room, {})
    room.moveTo('2026-11-23T02:00:00.000Z')
    const mine = await anOpenedCase(room, at(119.9995, 28.5))
    const sameGrid = await anOpenedCase(room, {})
    const near = await anOpenedCase(room, at(120.0005, 28.5))
    await anOpenedCase(room, at(120.01, 28.5))
    await anOpenedCase(room, { gridCode: nextGrid })
    await anOpenedCase(room, { category: 'facility-drain' })
    await anOpenedCase(room, { gridCode: otherGrid })
    const { status, body } = await room.call('secretary', `GET /v1/cases/${mine.number}/duplicates`)
    expect(status).toBe(200)
    const found = Object.fromEntries(body.items.map((one: { caseId: string }) => [one.caseId, one]))
    expect(Object.keys(found).sort()).toEqual([sameGrid.number, near.number].sort())
    expect(found[near.number]).toMatchObject({ sameGrid: false, metres: 98 })
    expect(found[sameGrid.number]).toMatchObject({ sameGrid: true })
    // what lies beyond one's subtree is not suggested
    const { body: worker } = await room.call('worker', `GET /v1/cases/${mine.number}/duplicates`)
    expect(worker.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([sameGrid.number])
  })
})

describe('merging', () => {
  it('C16 goes on in one case, and everybody who reported it gets the answer, once', async () => {
    const room = await aCaseRoom()
    const main = await anOpenedCase(room)
    room.moveTo('2026-11-23T03:00:00.000Z')
    const part = await anOpenedCase(room, { phone: '10099990000' })
    room.moveTo('2026-11-23T04:00:00.000Z')
    const merged = await part.give('leader', 'merge', { into: main.number }, 'merge-key-0001')
    expect(merged).toMatchObject({ status: 200, body: { step: 'merged' } })
    expect(merged.body.dueAt).toBeUndefined()
    expect(await part.give('leader', 'merge', { into: main.number }, 'merge-key-0001')).toMatchObject({
      status: 200,
      body: merged.body,
    })
    const list = await room.call('secretary', `GET /v1/strike-off-list?area=${village}`)
    expect(list.body.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([main.number])
    const before = await room.call('secretary', `GET /v1/strike-off-list?area=${village}&on=2026-11-22`)
    expect(before.body.items).toEqual([])

    room.moveTo('2026-11-23T05:00:00.000Z')
    await walk(main)
    await room.hear()
    const told = room.told().filter(({ type }) => type === 'cases.case-answered.v1')
    expect(told.map(({ subject }) => subject).sort()).toEqual([main.number, part.number].sort())
    // told that it is over, and how to rate it, like whoever reported it first
    expect(told.map(({ data }) => data.final)).toEqual([true, true])
    expect(told.find(({ subject }) => subject === part.number)?.data).toMatchObject({
      mainId: main.number,
      text: '路灯已修好。',
    })
    const page = (await part.follow()).body
    expect(page).toMatchObject({ number: part.number, step: 'struck-off', merged: true, rating: { open: true } })
    expect(page.answers.map(({ text }: { text: string }) => text)).toContain('路灯已修好。')
    expect(page.steps.map(({ step }: { step: string }) => step)).toEqual([
      'reported',
      'merged',
      'accepted',
      'dispatched',
      'started',
      'solved',
      'checked',
      'answered',
      'struck-off',
    ])
    for (const { number } of [main, part])
      expect((await room.call('auditor', `GET /v1/cases/${number}/ledger`)).body.verified).toBe(true)
  })

  it('C13 C16 lets everybody who reported it rate it, once a closing each, and open it again', async () => {
    const room = await aCaseRoom()
    const [main, part] = [await anOpenedCase(room), await anOpenedCase(room)]
    await part.give('leader', 'merge', { into: main.number })
    expect([(await part.rate(5)).status, (await part.follow()).body.rating.open]).toEqual([409, false])
    await walk(main)
    expect((await part.rate(1, 'rate-key-00001')).body).toMatchObject({ stars: 1, reopenUntil: expect.any(String) })
    expect((await part.rate(1, 'rate-key-00001')).status).toBe(201)
    expect((await part.rate(4)).status).toBe(409)
    expect((await main.rate(5)).status).toBe(201)
    const rated = room.told().filter(({ type }) => type === 'cases.case-rated.v1')
    expect(rated.map(({ data }) => [data.caseId, data.stars, data.mainId, data.handlerId])).toEqual([
      [part.number, 1, main.number, 'clerk'],
      [main.number, 5, undefined, 'clerk'],
    ])
    expect((await part.follow()).body).toMatchObject({ rating: { open: false, stars: 1 }, reopen: { open: true } })
    const { token } = part
    const again = (body: object) =>
      room.call('anyone', `POST /v1/public/cases/${part.number}/reopen`, body, { token, key: 'reopen-key-0001' })
    room.moveTo('2026-11-24T02:00:00.000Z')
    const { status, body } = await again({ reason: '又灭了' })
    expect([status, body]).toMatchObject([200, { number: part.number, step: 'reported' }])
    expect((await again({ reason: '又灭了' })).body).toEqual(body)
    expect((await room.call('secretary', `GET /v1/cases/${main.number}`)).body.step).toBe('reported')
    expect((await part.follow()).body.rating).toEqual({ open: false })
    // one of them had not been satisfied: it is handled a level up
    await walk(main, 'official', 'official')
    expect((await part.follow()).body.rating).toMatchObject({ open: true })
    expect((await part.rate(5)).status).toBe(201)
    expect((await part.follow()).body.rating).toMatchObject({ open: false, stars: 5 })
    const stranger = await anOpenedCase(room)
    expect(
      (await room.call('anyone', `POST /v1/public/cases/${main.number}/reopen`, { reason: 'x' }, stranger)).status,
    ).toBe(404)
  })

  it('C16 is undone: it begins anew with a limit, and is no longer told', async () => {
    const room = await aCaseRoom()
    const [main, part] = [await anOpenedCase(room), await anOpenedCase(room)]
    await part.give('worker', 'accept')
    await part.give('leader', 'merge', { into: main.number })
    expect((await part.give('leader', 'unmerge', {})).status).toBe(422)
    const { body } = await part.give('leader', 'unmerge', { reason: '是另一盏灯' })
    expect(body).toMatchObject({ step: 'reported', dueAt: '2026-11-23T08:00:00.000Z' })
    const view = (await room.call('secretary', `GET /v1/cases/${main.number}`)).body
    expect(view.merged).toEqual([])
    await walk(main)
    await room.hear()
    expect(room.told().filter(({ type }) => type === 'cases.case-answered.v1')).toHaveLength(1)
    const ledger = (await room.call('auditor', `GET /v1/cases/${main.number}/ledger`)).body
    expect(ledger.entries.slice(1, 3).map(({ command }: { command: string }) => command)).toEqual(['take-in', 'let-go'])
  })

  it('C16 refuses itself, what is not there, what is closed, a chain, and what lies elsewhere', async () => {
    const room = await aCaseRoom()
    const [one, two, three] = [await anOpenedCase(room), await anOpenedCase(room), await anOpenedCase(room)]
    const far = await anOpenedCase(room, { gridCode: otherGrid })
    const merge = async (from: typeof one, into: string, who: 'leader' | 'secretary' = 'secretary') =>
      (await from.give(who, 'merge', { into })).status
    expect(await merge(one, one.number)).toBe(409)
    expect(await merge(one, '0000000000')).toBe(422)
    expect(await merge(one, far.number)).toBe(404)
    expect((await one.give('worker', 'merge', { into: two.number })).status).toBe(403)
    expect(await merge(one, two.number)).toBe(200)
    expect(await merge(two, three.number)).toBe(409)
    expect(await merge(three, one.number)).toBe(409)
    expect((await three.give('leader', 'unmerge', { reason: '不是' })).status).toBe(409)
    await walk(two)
    expect(await merge(three, two.number)).toBe(409)
  })

  it('C2 C16 refuses to lose a graver one in a lighter one; the other way round it is merged', async () => {
    const room = await aCaseRoom()
    const [gas, light, quarrel] = [await anOpenedCase(room), await anOpenedCase(room), await anOpenedCase(room)]
    await gas.give('secretary', 'correct', { class: 'emergency', reason: '有燃气味' })
    await quarrel.give('secretary', 'correct', { class: 'mediation', reason: '邻里争执' })
    const refused = await gas.give('leader', 'merge', { into: light.number })
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { command: 'merge', class: 'emergency', mainClass: 'general', allowed: expect.any(Array) },
    ])
    expect((await quarrel.give('leader', 'merge', { into: light.number })).status).toBe(409)
    expect((await light.give('leader', 'merge', { into: gas.number })).status).toBe(200)
    expect((await quarrel.give('leader', 'merge', { into: gas.number })).status).toBe(200)
  })
})
