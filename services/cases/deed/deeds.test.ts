import { place } from '@wangge/testing/a-room'
import { CaseRow } from '../case/table/case.ts'
import { CaseFile } from '../file/table/file.ts'
import { aFile } from '../file/testing/a-file.ts'
import { aCaseRoom } from '../testing/a-case-room.ts'
import { aDeed, deedsListed, finish, road } from './testing/a-deed.ts'

const { village, otherVillage, grid } = place

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
    expect(stale.body.present).toMatchObject({ rev: 2, dueOn: '2026-12-25' })
    await give('secretary', 'publish')
    const late = await revise({ ...road, dueOn: '2027-03-01' }, 3)
    expect([late.status, late.body.allowed]).toEqual([409, ['start', 'report-progress', 'amend', 'cancel']])
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

  it('C22 refuses a due date before the period it is promised for, and a report of nothing without a word', async () => {
    const room = await aCaseRoom()
    const early = await room.call('secretary', 'POST /v1/deeds', { ...road, dueOn: '2025-12-31' })
    expect([early.status, early.body.errors[0].path]).toEqual([422, 'dueOn'])
    const { give } = await aDeed(room)
    await give('secretary', 'publish')
    const nothing = { on: '2026-11-20', amount: 0 }
    const { status, body } = await give('secretary', 'progress', nothing)
    expect([status, body.errors[0].path]).toEqual([422, 'note'])
    expect((await give('secretary', 'progress', { ...nothing, note: '下雨停工' })).status).toBe(200)
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
    expect(await deedsListed(room, 'owner=me', 'otherSecretary')).toEqual([item.deedId])
    expect(await deedsListed(room, `area=${village}`, 'otherSecretary')).toBe(404)
  })

  it('C22 of a unit, or of a post, is theirs who work there or fill it', async () => {
    const room = await aCaseRoom()
    const ofUnit = await aDeed(room, { owner: { unitId: 'u03' } })
    const ofPost = await aDeed(room, { owner: { role: 'grid-worker', areaId: grid } })
    for (const { give } of [ofUnit, ofPost]) await give('secretary', 'publish')
    expect(await deedsListed(room, '', 'clerk')).toEqual([ofUnit.deedId])
    expect(await deedsListed(room, 'owner=me', 'worker')).toEqual([ofPost.deedId])
    expect(await deedsListed(room, 'owner=me', 'neighbour')).toEqual([])
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
    // what it lacks is no matter where it cannot become one
    for (const said of [what, {}]) {
      const { status, body } = await deed.give('secretary', 'open-case', said)
      expect([status, body.list]).toEqual([409, 'organisation'])
    }
    expect((await deed.get()).allowed).toEqual(['start', 'report-progress', 'amend', 'cancel'])

    const { give, get } = await aDeed(room, { list: 'problem' })
    expect((await give('secretary', 'publish')).body.allowed).toContain('open-case')
    expect((await get()).allowed).toContain('open-case')
    expect((await give('secretary', 'open-case', {})).body.errors[0].path).toBe('category')
    const far = await give('secretary', 'open-case', { ...what, gridCode: place.otherGrid })
    expect(far.status).toBe(404)
    const { body } = await give('secretary', 'open-case', what, 'once')
    expect((await give('secretary', 'open-case', what, 'once')).body).toEqual(body)
    expect((await get()).caseId).toBe(body.caseId)
    expect([body.allowed, (await get()).allowed].flat()).not.toContain('open-case')
    expect((await give('secretary', 'start')).body.allowed).not.toContain('open-case')
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
