import { aCaseRoom, type CaseRoom, type Who } from '@wangge/testing/a-case-room'
import { aFile } from '@wangge/testing/a-file'
import { place } from '@wangge/testing/a-room'
import { faultsOf } from '@wangge/testing/kept-contract'
import { manifest } from '../manifest.ts'
import { CaseFile, CaseRow, DeedRow } from '../table.ts'

const { county, township, village, otherVillage, grid, nextGrid } = place
const road = {
  list: 'organisation',
  period: '2026',
  area: village,
  owner: { role: 'village-secretary', areaId: village },
  title: '整修村内道路',
  dueOn: '2026-12-20',
  quantity: { amount: 600, unit: 'metres' },
}
const proof = { evidence: [{ kind: 'note', text: '已通车' }] }

const aDeed = async (room: CaseRoom, more: object = {}, as: Who = 'secretary') => {
  const { body } = await room.call(as, 'POST /v1/deeds', { ...road, ...more })
  const deedId: string = body.deedId
  const give = (who: Who, verb: string, what: object = {}, key?: string) =>
    room.call(who, `POST /v1/deeds/${deedId}/${verb}`, what, { key })
  const get = async (who: Who = 'secretary') => (await room.call(who, `GET /v1/deeds/${deedId}`)).body
  const revise = (what: object, rev?: number) => room.call('secretary', `PUT /v1/deeds/${deedId}`, what, { rev })
  return { deedId, give, get, revise }
}
type Item = Awaited<ReturnType<typeof aDeed>>
const finish = async ({ give }: Item) => {
  await give('secretary', 'publish')
  await give('secretary', 'progress', { on: '2026-11-23', amount: 600, note: '全线完成' })
  return give('secretary', 'finish', proof)
}
const listed = async (room: CaseRoom, query: string, as: Who = 'secretary') => {
  const { status, body } = await room.call(as, `GET /v1/deeds?${query}`)
  return status === 200 ? body.items.map(({ deedId }: { deedId: string }) => deedId) : status
}

describe('an item of a deed list', () => {
  it('C22 goes from draft to checked, every step in a ledger that proves itself', async () => {
    const room = await aCaseRoom()
    const item = await aDeed(room)
    expect(await item.get()).toMatchObject({
      step: 'draft',
      done: 0,
      overdue: false,
      allowed: ['revise', 'publish', 'cancel'],
    })
    expect((await finish(item)).body).toMatchObject({ command: 'finish', from: 'under-way', step: 'done', done: 600 })
    const own = await item.give('secretary', 'check', { passed: true })
    expect([own.status, own.body.rule]).toEqual([403, 'other-than-finisher'])
    expect((await item.give('official', 'check', { passed: true })).body.step).toBe('checked')
    const { body } = await room.call('auditor', `GET /v1/deeds/${item.deedId}/ledger`)
    expect([body.id, body.verified]).toEqual([item.deedId, true])
    expect(body.entries.map(({ command }: { command: string }) => command)).toEqual([
      'add',
      'publish',
      'report-progress',
      'finish',
      'check',
    ])
    expect(body.entries[3]).toMatchObject({
      title: 'Finish',
      actor: { kind: 'member', memberId: 'secretary' },
      role: 'village-secretary',
      from: 'under-way',
      to: 'done',
      note: '已通车',
      facts: { onTime: true },
    })
  })

  it('C22 is edited until it is published, by whoever read the last revision, and not after', async () => {
    const room = await aCaseRoom()
    const { revise, give, get } = await aDeed(room)
    expect((await revise(road)).body.errors[0].path).toBe('If-Match')
    expect((await revise({ ...road, dueOn: '2026-12-25' }, 1)).body).toMatchObject({ rev: 2, dueOn: '2026-12-25' })
    const stale = await revise(road, 1)
    expect([stale.status, stale.body.rev]).toEqual([412, 2])
    await give('secretary', 'publish')
    const late = await revise({ ...road, dueOn: '2027-03-01' }, 3)
    expect([late.status, late.body.allowed]).toEqual([
      409,
      ['start', 'report-progress', 'amend', 'cancel', 'open-case'],
    ])
    expect((await give('secretary', 'amend', { dueOn: '2026-12-31' })).body.errors[0].path).toBe('reason')
    expect((await give('secretary', 'amend', { dueOn: '2026-12-31', reason: '连续降雨' })).status).toBe(200)
    expect((await get()).dueOn).toBe('2026-12-31')
  })

  it('C22 is told a repeat the same, and its progress counts once', async () => {
    const room = await aCaseRoom()
    const post = () => room.call('secretary', 'POST /v1/deeds', road, { key: 'add-road' })
    const first = await post()
    expect([first.status, (await post()).body]).toEqual([201, first.body])
    const other = await room.call('secretary', 'POST /v1/deeds', { ...road, title: '另一件' }, { key: 'add-road' })
    expect(other.body.errors[0].path).toBe('Idempotency-Key')
    const item = await aDeed(room)
    await item.give('secretary', 'publish')
    const report = () => item.give('secretary', 'progress', { on: '2026-11-20', amount: 250.5 }, 'p1')
    expect(await report()).toMatchObject({ status: 200, body: (await report()).body })
    expect((await item.get()).done).toBe(250.5)
  })

  it.each([
    ['list', { list: 'wishes' }],
    ['quantity.unit', { quantity: { amount: 3, unit: 'miles' } }],
    ['quantity.amount', { quantity: { amount: 0, unit: 'items' } }],
    ['quantity.amount', { quantity: { amount: 0.0001, unit: 'items' } }],
    ['period', { period: '2026-W54' }],
    ['dueOn', { dueOn: '2026-02-30' }],
    ['title', { title: '修\u202e路' }],
    ['owner', { owner: {} }],
    ['owner', { owner: { memberId: 'nobody' } }],
    ['owner', { owner: { unitId: 'u99' } }],
    ['owner', { owner: { unitId: 'u03', role: 'grid-worker', areaId: grid } }],
    ['owner', { owner: { role: 'village-secretary', areaId: otherVillage } }],
    ['fromCaseId', { fromCaseId: '0000000000' }],
  ])('C22 refuses a wrong %s and names it', async (path, wrong) => {
    const room = await aCaseRoom()
    const { status, body } = await room.call('secretary', 'POST /v1/deeds', { ...road, ...wrong })
    expect([status, body.errors?.[0].path]).toEqual([422, path])
    expect(room.told()).toEqual([])
  })

  it('C22 belongs to a subtree; its owner may report on it from anywhere', async () => {
    const room = await aCaseRoom()
    const { ops } = await room.engine.vault.enrol('otherSecretary', { kind: 'member' })
    await room.table.write(ops)
    const item = await aDeed(room, { owner: { memberId: 'otherSecretary' } })
    await item.give('secretary', 'publish')
    expect((await room.call('worker', `GET /v1/deeds/${item.deedId}`)).status).toBe(404)
    expect((await item.give('auditor', 'cancel', { reason: '否' })).status).toBe(403)
    expect((await item.give('clerk', 'start')).status).toBe(403)
    expect((await item.give('otherSecretary', 'start')).status).toBe(200)
    expect((await item.give('otherSecretary', 'cancel', { reason: '否' })).status).toBe(403)
    expect(await listed(room, 'owner=me', 'otherSecretary')).toEqual([item.deedId])
    expect(await listed(room, `area=${village}`, 'otherSecretary')).toBe(404)
  })

  it('C22 of a unit, or of a post, is theirs who work there or fill it', async () => {
    const room = await aCaseRoom()
    const ofUnit = await aDeed(room, { owner: { unitId: 'u03' } })
    const ofPost = await aDeed(room, { owner: { role: 'grid-worker', areaId: grid } })
    for (const { give } of [ofUnit, ofPost]) await give('secretary', 'publish')
    expect(await listed(room, '', 'clerk')).toEqual([ofUnit.deedId])
    expect(await listed(room, 'owner=me', 'worker')).toEqual([ofPost.deedId])
    expect(await listed(room, 'owner=me', 'neighbour')).toEqual([])
    expect((await ofUnit.give('clerk', 'start')).status).toBe(200)
    expect((await ofUnit.give('otherClerk', 'start')).status).toBe(403)
    expect((await ofPost.give('worker', 'start')).status).toBe(200)
    const { body } = await room.call('worker', `GET /v1/deeds/${ofPost.deedId}/ledger`)
    expect(body.entries.at(-1).role).toBe('grid-worker')
  })

  it('C22 takes files as proof, which are its own from then on', async () => {
    const room = await aCaseRoom()
    const { deedId, give } = await aDeed(room)
    await give('secretary', 'publish')
    const fileId = await aFile(room, { memberId: 'secretary' })
    const report = { on: '2026-11-23', amount: 600, evidence: [{ kind: 'photo', fileId }] }
    expect((await give('secretary', 'progress', report)).status).toBe(200)
    expect((await room.table.need(CaseFile, { fileId })).of).toBe(`deed#${deedId}`)
    expect((await room.call('official', `GET /v1/files/${fileId}`)).status).toBe(200)
    expect((await room.call('worker', `GET /v1/files/${fileId}`)).status).toBe(404)
    const other = await aDeed(room)
    await other.give('secretary', 'publish')
    const used = await other.give('secretary', 'progress', report)
    expect([used.status, used.body.errors[0].path]).toEqual([422, 'evidence.0.fileId'])
  })

  it('C22 becomes a case in one transaction when it is a problem, or goes on in one that is there', async () => {
    const room = await aCaseRoom()
    const what = { gridCode: grid, category: 'facility-road', description: '村内道路破损，需要工程队' }
    const deed = await aDeed(room)
    await deed.give('secretary', 'publish')
    expect((await deed.give('secretary', 'open-case', what)).status).toBe(409)

    const { give, get } = await aDeed(room, { list: 'problem' })
    await give('secretary', 'publish')
    expect((await give('secretary', 'open-case', {})).body.errors[0].path).toBe('category')
    const far = await give('secretary', 'open-case', { ...what, gridCode: place.otherGrid })
    expect(far.status).toBe(404)
    const { body } = await give('secretary', 'open-case', what, 'once')
    expect((await give('secretary', 'open-case', what, 'once')).body).toEqual(body)
    expect((await get()).caseId).toBe(body.caseId)
    expect(await room.table.need(CaseRow, { caseId: body.caseId })).toMatchObject({
      step: 'reported',
      areaId: grid,
      recorderId: 'secretary',
    })
    expect(room.told().filter(({ type }) => type === 'cases.case-reported.v1')).toHaveLength(1)
    expect((await give('secretary', 'open-case', what)).status).toBe(409)

    const second = await aDeed(room, { list: 'problem', fromCaseId: body.caseId })
    await second.give('secretary', 'publish')
    const both = await second.give('secretary', 'open-case', { ...what, caseId: body.caseId })
    expect(both.body.errors[0].path).toBe('caseId')
    expect((await second.give('secretary', 'open-case', { caseId: body.caseId })).status).toBe(200)
    expect(await second.get()).toMatchObject({ fromCaseId: body.caseId, caseId: body.caseId })
  })
})

describe('figures of deed lists', () => {
  const some = async (room: CaseRoom) => {
    const items = {
      done: await aDeed(room),
      open: await aDeed(room, { period: '2026-Q4', quantity: { amount: 30, unit: 'households' } }),
      overdue: await aDeed(room, { dueOn: '2026-11-22' }),
      cancelled: await aDeed(room),
      draft: await aDeed(room),
      member: await aDeed(room, { list: 'member', area: grid, owner: { role: 'grid-worker', areaId: grid } }),
      elsewhere: await aDeed(
        room,
        { area: otherVillage, owner: { role: 'village-secretary', areaId: otherVillage } },
        'otherSecretary',
      ),
      lastYear: await aDeed(room, { period: '2025', dueOn: '2025-12-20' }),
    }
    await finish(items.done)
    for (const name of ['open', 'overdue', 'cancelled', 'member', 'lastYear'] as const)
      await items[name].give('secretary', 'publish')
    await items.elsewhere.give('otherSecretary', 'publish')
    await items.cancelled.give('secretary', 'cancel', { reason: '并入县级工程' })
    return items
  }

  it('C22 count by area, period and list, and open to the very items they count', async () => {
    const room = await aCaseRoom()
    await some(room)
    const figuresOf = async (query: string, as: Who = 'official') =>
      (await room.call(as, `GET /v1/deed-figures?${query}`)).body
    const expected = { items: 3, done: 1, open: 2, overdue: 1, cancelled: 1, percent: 33.33, rate: 1 / 3 }
    const figures = await figuresOf(`area=${village}&period=2026&list=organisation`)
    expect(figures).toMatchObject(expected)
    expect(figures.quantities).toEqual([
      { unit: 'households', planned: 30, done: 0 },
      { unit: 'metres', planned: 1200, done: 600 },
    ])
    expect(await figuresOf(`area=${grid}`)).toMatchObject({ items: 1, done: 0, rate: 0 })
    expect(await figuresOf(`area=${nextGrid}`)).toMatchObject({ items: 0, rate: null, percent: null, quantities: [] })
    expect(await figuresOf(`area=${village}&period=2026-Q4`)).toMatchObject({ items: 1, done: 0 })
    expect(await figuresOf('', 'boss')).toMatchObject({ items: 6 })
    expect(await figuresOf('', 'worker')).toMatchObject({ items: 1 })

    for (const query of ['', `area=${village}&period=2026&list=organisation`, 'period=2026', `area=${township}`]) {
      const counted = await figuresOf(query)
      for (const [figure, line] of Object.entries(counted.lists)) {
        const { body } = await room.call('official', `GET ${line}&limit=100`)
        expect([line, body.items.length]).toEqual([line, counted[figure]])
      }
    }
  })

  it('C22 are refused outside the subtree, and for a period that is none', async () => {
    const room = await aCaseRoom()
    const ask = async (as: Who, query: string) => (await room.call(as, `GET /v1/deed-figures?${query}`)).status
    expect(await ask('worker', `area=${village}`)).toBe(404)
    expect(await ask('volunteer', '')).toBe(403)
    expect(await ask('official', 'period=2026-13')).toBe(422)
    expect(await ask('boss', `area=${county}`)).toBe(200)
    expect((await room.call('official', 'GET /v1/deeds?period=2026-13')).status).toBe(422)
  })

  it('C22 lists run by period and due date, page by page', async () => {
    const room = await aCaseRoom()
    await some(room)
    const whole = await listed(room, `area=${village}&period=2026&limit=100`)
    const pages: string[] = []
    for (let after = ''; ; ) {
      const { body } = await room.call('secretary', `GET /v1/deeds?area=${village}&period=2026&limit=2${after}`)
      pages.push(...body.items.map(({ deedId }: { deedId: string }) => deedId))
      if (body.next === undefined) break
      after = `&after=${encodeURIComponent(body.next)}`
    }
    expect([pages, pages.length]).toEqual([whole, 6])
  })
})

describe('overdue items', () => {
  it('C22 remind their owner the day after they were due, once a week, and not what is done', async () => {
    const room = await aCaseRoom()
    const late = await aDeed(room, { dueOn: '2026-11-23' })
    await late.give('secretary', 'publish')
    const done = await aDeed(room, { dueOn: '2026-11-23' })
    await finish(done)
    const reminders = () => room.told().filter(({ type }) => type === 'cases.deed-reminded.v1')
    const ringAt = async (instant: string) => {
      room.moveTo(instant)
      await room.ring('remind-deeds')
      await room.ring('remind-deeds')
      return reminders().length
    }
    expect(await ringAt('2026-11-23T01:10:00.000Z')).toBe(0)
    expect(await ringAt('2026-11-24T01:10:00.000Z')).toBe(1)
    expect(await ringAt('2026-11-25T01:10:00.000Z')).toBe(1)
    expect(await ringAt('2026-12-01T01:10:00.000Z')).toBe(2)
    expect(reminders()[0]).toMatchObject({ actor: 'timer', data: { deedId: late.deedId, overdueDays: 1 } })
    expect(JSON.stringify(reminders())).not.toContain('道路')
    expect((await late.get()).overdue).toBe(true)
    expect(await room.table.need(DeedRow, { deedId: late.deedId })).toMatchObject({ step: 'planned' })
  })
})

describe('the state table of deed lists', () => {
  it('C22 is read as data: who may do what at which step', async () => {
    const room = await aCaseRoom()
    const { status, body } = await room.call('volunteer', 'GET /v1/state-tables/deed')
    expect(status).toBe(200)
    const check = body.commands.find(({ command }: { command: string }) => command === 'check')
    expect(check.roles.subtree).toContain('township-official')
    expect(check.makes).toBe('cases.deed-checked.v1')
    const { give, get } = await aDeed(room)
    await give('secretary', 'publish')
    const { step, allowed } = await get()
    expect(allowed).toEqual(body.steps.find((one: { step: string }) => one.step === step).allowed)
    expect((await room.call('volunteer', 'GET /v1/state-tables/wish')).status).toBe(422)
  })
})

describe('the facts of deed lists', () => {
  it('C22 M3 keep their contract, every one of them, and say nothing that was written', async () => {
    const room = await aCaseRoom()
    const problem = await aDeed(room, { list: 'problem', dueOn: '2026-11-22' })
    await problem.revise({ ...road, list: 'problem', dueOn: '2026-11-22' }, 1)
    await problem.give('secretary', 'publish')
    await problem.give('secretary', 'open-case', { gridCode: grid, category: 'facility-road', description: '破损' })
    await room.ring('remind-deeds')
    await problem.give('secretary', 'cancel', { reason: '并入县级工程' })
    const item = await aDeed(room)
    await finish(item)
    await item.give('official', 'check', { passed: false, note: '路面开裂' })
    await item.give('secretary', 'amend', { amount: 650, reason: '加长一段' })
    const other = await aDeed(room)
    await other.give('secretary', 'publish')
    await other.give('secretary', 'start')
    const facts = manifest.publishes.filter(({ type }) => type.startsWith('cases.deed-'))
    expect(faultsOf(room.told(), facts)).toEqual([])
    expect(JSON.stringify(room.told().map(({ data }) => data))).not.toMatch(/道路|开裂|加长|通车/)
  })
})
