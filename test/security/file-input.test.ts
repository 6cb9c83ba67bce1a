import { householdsOf, memberOf } from './arbitrary-county.ts'
import {
  ask,
  contact,
  grid,
  han,
  head,
  household,
  look,
  otherGrid,
  plan,
  refuses,
  today,
  type Wrong,
  worker,
} from './refuses.ts'
import { countyCode } from './running-county.ts'
import { week } from './spans.ts'

const record = (body: unknown): Wrong => ({ line: 'POST /v1/contacts', as: worker, body })
refuses('a week', [
  ['E2', 422, 'period', { line: 'GET /v1/my/sheets', as: worker }],
  ['E2', 422, 'period', { line: 'GET /v1/my/sheets?period=2026-11', as: worker }],
  ['E2', 422, 'period', { line: 'GET /v1/my/sheets?period=2026-W54', as: worker }],
  ['E2', 422, 'area', look(`/v1/sheets?period=${week}`)],
  ['E2', 422, 'contactId', record({ ...contact, contactId: '1' })],
  ['E2', 422, 'contactId', record({ ...contact, contactId: '8ZZZZZZZZZZZZZZZZZZZZZZZZZ' })],
  ['E2', 422, 'mode', record({ ...contact, mode: 'telepathy' })],
  ['E2', 422, 'householdId', record({ ...contact, householdId: householdsOf(otherGrid)[0] })],
  ['E2', 422, 'householdId', record({ ...contact, householdId: 'nohouse0x' })],
  ['K1', 422, 'on', record({ ...contact, on: '2026-12-02' })],
  ['K1', 422, 'on', record({ ...contact, on: '2026-11-31' })],
  ['K1', 422, 'on', record({ ...contact, on: `${today}T08:00:00Z` })],
  ['K1', 422, 'capturedAt', record({ ...contact, capturedAt: '2026-12-02T08:00:00+08:00' })],
  ['K1', 422, 'capturedAt', record({ ...contact, capturedAt: 'now' })],
  ['E4', 409, undefined, record({ ...contact, on: '2026-11-15' })],
  ['E2', 422, 'note', record({ ...contact, note: '好'.repeat(301) })],
  ['K1', 422, 'items', { line: 'POST /v1/sync', as: worker, body: { items: [] } }],
  ['K1', 422, 'items', { line: 'POST /v1/sync', as: worker, body: { items: Array(101).fill(contact) } }],
  ['K1', 422, 'items', { line: 'POST /v1/sync', as: worker, body: { items: contact } }],
])

refuses('a month, and messages', [
  ['G5', 422, 'period', look(`/v1/reviews?area=${countyCode}`)],
  ['G5', 422, 'period', look(`/v1/reviews?area=${countyCode}&period=2026-13`)],
  ['G5', 422, 'period', look(`/v1/reviews?area=${countyCode}&period=last-month`)],
  ['G5', 422, 'area', look('/v1/reviews?period=2026-11')],
  ['G5', 422, 'kind', look(`/v1/reviews?area=${countyCode}&period=2026-11&kind=household`)],
  ['G5', 422, 'reviewId', look('/v1/reviews/2026-11~household~h1')],
  ['G5', 404, undefined, look('/v1/reviews/2026-11~worker~nobody0x/explanation')],
  ['H2', 422, 'recipient', look('/v1/messages')],
  ['H2', 422, 'recipient', look(`/v1/messages?recipient=${'x'.repeat(65)}`)],
])

const load = (kind: string, body: string, type = 'text/csv'): Wrong => ({
  line: `POST /v1/imports/${kind}`,
  as: head,
  body,
  type,
})
refuses('a file', [
  ['L3', 415, undefined, load('areas', 'code,name,level\n', 'application/json')],
  ['L3', 422, 'nickname', load('areas', 'code,name,level,nickname\n1,2,3,4\n')],
  ['L3', 422, 'level', load('areas', 'code,name\n1,2\n')],
  ['L3', 422, 'code', load('areas', 'code,code,name,level\n1,1,2,3\n')],
  ['L3', 422, 'gridCode', load('households', 'ref,head,address\n1,2,3\n')],
  ['L3', 422, 'phone', load('members', 'ref,name,areaCode\n1,2,3\n')],
  ['L3', 422, 'role', load('appointments', 'memberRef,areaCode,from\n1,2,3\n')],
  ['L3', 422, 'householdRef', load('links', 'memberRef\n1\n')],
  ['L3', 422, undefined, load('areas', 'code,name,level\n"never closed,2,3\n')],
  ['L3', 422, 'dryRun', load('areas?dryRun=perhaps', 'code,name,level\n1,2,3\n')],
  ['L3', 422, undefined, load('boundaries', '{"type":"Feature"}', 'application/geo+json')],
  ['L3', 422, undefined, load('boundaries', '{"type":', 'application/geo+json')],
])

describe('a file with wrong cells', () => {
  const village = plan.areas.find(({ level }) => level === 'village')?.areaId
  it.each([
    ['areas', 'code,name,level,kind,parentCode', ['x', '甲', 'grid', 'basic-grid', village], 'code'],
    ['areas', 'code,name,level,kind,parentCode', [`${village}900`, '甲\u0007', 'grid', 'basic-grid', village], 'name'],
    ['areas', 'code,name,level,kind,parentCode', [`${village}900`, '甲', 'no-level', 'basic-grid', village], 'level'],
    ['areas', 'code,name,level,kind,parentCode', [`${village}900`, '甲', 'grid', 'basic-grid', '999999'], 'parentCode'],
    ['households', 'ref,gridCode,head,address', ['h1', village, '张三', '甲村'], 'gridCode'],
    ['households', 'ref,gridCode,head,address', ['h1', grid.areaId, '=cmd()', '甲村'], 'head'],
    ['households', 'ref,gridCode,head,phone,address', ['h1', grid.areaId, '张三', '123', '甲村'], 'phone'],
    ['households', 'ref,gridCode,head,address,persons', ['h1', grid.areaId, '张三', '甲村', '-1'], 'persons'],
    ['households', 'ref,gridCode,head,address,persons', ['h1', grid.areaId, '张三', '甲村', '1e3'], 'persons'],
    ['members', 'ref,name,phone,areaCode', ['m1', '张三', 'abc', grid.areaId], 'phone'],
    ['members', 'ref,name,phone,areaCode', ['m1', '张三', '10099990000', '999999'], 'areaCode'],
    ['appointments', 'memberRef,role,areaCode,from', [worker, 'king', grid.areaId, today], 'role'],
    ['appointments', 'memberRef,role,areaCode,from', [worker, 'grid-worker', grid.areaId, '2026-02-30'], 'from'],
    ['appointments', 'memberRef,role,areaCode,from', ['nobody', 'grid-worker', grid.areaId, today], 'memberRef'],
    ['appointments', 'memberRef,role,areaCode,from', [worker, 'department', grid.areaId, today], 'unitRef'],
    ['units', 'ref,name,areaCode,kind', ['u1', '队', '999999', '执法'], 'areaCode'],
    ['teams', 'ref,name,gridCode,kind,memberRefs', ['t1', '队', grid.areaId, '先锋', 'nobody'], 'memberRefs'],
    ['links', 'memberRef,householdRef', ['nobody', household], 'memberRef'],
    ['links', 'memberRef,householdRef', [memberOf(otherGrid), household], 'householdRef'],
  ])('L3 %s: names row and cell of %s, and takes nothing of it', async (kind, header, cells, field) => {
    const [chinese, english] = await ask(load(kind, `${header}\n${cells.join(',')}\n`))
    for (const { status, json } of [chinese, english]) {
      expect([status, json.refused, json.added, json.changed]).toEqual([200, 1, 0, 0])
      expect(json.errors.map((error: { row: number; field: string }) => [error.row, error.field])).toContainEqual([
        2,
        field,
      ])
    }
    expect(chinese.json.errors[0].what).toMatch(han)
    expect(english.json.errors[0].what).not.toMatch(han)
  })
})

describe('a batch with wrong items (K1)', () => {
  it.each<[string, unknown, number, string | undefined]>([
    ['no object', 7, 422, ''],
    ['nothing', null, 422, ''],
    ['a kind that is none', { ...contact, kind: 'patrol' }, 422, 'kind'],
    ['no id', { ...contact, kind: 'contact', contactId: undefined }, 422, 'contactId'],
    ['a property too many', { ...contact, kind: 'contact', approved: true }, 422, 'approved'],
    ['a day to come', { ...contact, kind: 'contact', on: '2026-12-09' }, 422, 'on'],
    [
      'another worker’s household',
      { ...contact, kind: 'contact', householdId: householdsOf(otherGrid)[0] },
      422,
      'householdId',
    ],
    ['a week that is closed', { ...contact, kind: 'contact', on: '2026-11-01' }, 409, undefined],
  ])('K1 answers %s by itself, and takes nothing of it', async (_what, item, status, path) => {
    const [chinese, english] = await ask({ line: 'POST /v1/sync', as: worker, body: { items: [item] } })
    for (const { status: whole, json } of [chinese, english]) {
      const [{ status: one, problem }] = json.items
      expect([whole, one, problem.status]).toEqual([200, status, status])
      if (path !== undefined) expect(problem.errors.map((error: { path: string }) => error.path)).toContain(path)
    }
    expect(chinese.json.items[0].problem.detail).toMatch(han)
    expect(english.json.items[0].problem.detail).not.toMatch(han)
  })
})
