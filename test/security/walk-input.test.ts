import { hasUnit, householdsOf, memberOf, unitOf } from './arbitrary-county.ts'
import { settleWithWorkers } from './chosen-counties.ts'
import { type Answer, countyCode, openCategory, type Request } from './running-county.ts'
import { week } from './settled-county.ts'

const settled = await settleWithWorkers()
const { plan, county, cases } = settled
const grids = plan.areas.filter(({ kind }) => kind === 'basic-grid')
const caseAt = async (step: string) => {
  const headers = await county.as('caller9x')
  for (const { caseId, areaId, token } of cases.values()) {
    const { json } = await county.call({ method: 'GET', url: `/v1/cases/${caseId}`, headers })
    if (json.step === step) return { caseId, areaId, token, worker: `mem${settled.areas.get(areaId)?.n}x` }
  }
  throw new Error(`no case is ${step}`)
}
const [reported, accepted, struckOff] = await Promise.all([
  caseAt('reported'),
  caseAt('accepted'),
  caseAt('struck-off'),
])
// nothing but what is wrong with a solution keeps it from being solved
const mediationEnded = await county.call({
  method: 'POST',
  url: `/v1/cases/${accepted.caseId}/mediations/1/end`,
  headers: await county.as(accepted.worker),
  body: { outcome: 'failed', reason: '谈不拢' },
})
if (mediationEnded.status !== 200) throw new Error(mediationEnded.text)
county.driver.settle()
const [grid, otherGrid] = grids as [(typeof grids)[number], (typeof grids)[number]]
const worker = memberOf(grid)
const [household = ''] = householdsOf(grid)
const head = 'caller9x'
const report = { gridCode: grid.areaId, category: openCategory, description: '路灯不亮' }
const contact = { contactId: '01KDZZZZZZZZZZZZZZZZZZZZZZ', householdId: household, mode: 'home' }
const today = '2026-12-01'

interface Wrong {
  readonly line: `${'GET' | 'POST'} ${string}`
  readonly body?: unknown
  /** A member, or nobody. */
  readonly as?: string
  readonly token?: string
  readonly type?: string
}

/** Asks twice, in each language; everything must be as it was. */
const ask = async ({ line, body, as, token, type }: Wrong): Promise<readonly [Answer, Answer]> => {
  const [method = '', url = ''] = line.split(' ')
  const headers = {
    ...(as && (await county.as(as))),
    ...(token && { 'x-case-token': token }),
    ...(type && { 'content-type': type }),
  }
  const request: Request = { method, url, headers, body }
  const chinese = await county.call(request)
  const english = await county.call({ ...request, headers: { ...headers, 'accept-language': 'en' } })
  const changed = (await county.driver.changes()).map(({ entity }) => entity).filter((entity) => entity !== 'limit')
  await county.driver.undo()
  expect(changed).toEqual([])
  return [chinese, english]
}
const pathsOf = ({ json }: Answer): string[] => (json.errors ?? []).map(({ path }: { path: string }) => path)
const han = /\p{Script=Han}/u

/** status, the field that is named, and what is wrong. */
type Case = readonly [row: string, status: number, path: string | undefined, wrong: Wrong]

const refuses = (name: string, table: readonly Case[]) =>
  describe(name, () => {
    it.each(
      table.map(([row, status, path, wrong]) => [row, wrong.line.split('?')[0], path ?? '—', status, wrong] as const),
    )('%s %s refuses a wrong %s with %i', async (_row, _line, path, status, wrong) => {
      const [chinese, english] = await ask(wrong)
      expect([chinese.status, english.status, chinese.text]).toEqual([status, status, expect.any(String)])
      expect(chinese.headers['content-type']).toContain('application/problem+json')
      if (path !== '—') expect(pathsOf(chinese)).toContain(path)
      expect(pathsOf(english)).toEqual(pathsOf(chinese))
      expect(chinese.json.detail).toMatch(han)
      expect(english.json.detail).not.toMatch(han)
      for (const { detail } of english.json.errors ?? []) expect(detail).not.toMatch(han)
    })
  })

const codes = (body: unknown): Wrong => ({ line: 'POST /v1/auth/codes', body })
const tokens = (body: unknown): Wrong => ({ line: 'POST /v1/auth/tokens', body })
refuses('signing in', [
  ['L4', 422, 'phone', codes({})],
  ['L4', 422, 'phone', codes({ phone: 10012345678 })],
  ['L4', 422, 'phone', codes({ phone: 'call me' })],
  ['L4', 422, 'phone', codes({ phone: '+86 138 0013' })],
  ['L4', 422, 'phone', codes({ phone: '1001234567\u202e8' })],
  ['L4', 422, 'password', codes({ phone: '10012345678', password: 'x' })],
  ['L4', 422, 'code', tokens({ phone: '10012345678', code: '12' })],
  ['L4', 422, 'code', tokens({ phone: '10012345678', code: 123456 })],
  ['L4', 422, 'code', tokens({ phone: '10012345678', code: '١٢٣٤٥٦' })],
  ['L4', 422, 'code', tokens({ phone: '10012345678' })],
  ['L4', 422, 'refreshToken', tokens({ refreshToken: '' })],
  ['L4', 422, 'refreshToken', tokens({ refreshToken: 'x'.repeat(401) })],
  ['L4', 401, undefined, tokens({ phone: '10012345678', code: '000000' })],
  ['L4', 401, undefined, tokens({ refreshToken: '01KB.1.abc' })],
])

const look = (url: string): Wrong => ({ line: `GET ${url}`, as: head })
refuses('looking around', [
  ['A7', 422, 'lon', look('/v1/areas/locate?lon=181&lat=28&crs=WGS-84')],
  ['A7', 422, 'lat', look('/v1/areas/locate?lon=119&lat=-91&crs=WGS-84')],
  ['A7', 422, 'lat', look('/v1/areas/locate?lon=119&crs=WGS-84')],
  ['A7', 422, 'crs', look('/v1/areas/locate?lon=119&lat=28')],
  ['A7', 422, 'crs', look('/v1/areas/locate?lon=119&lat=28&crs=GPS')],
  ['A1', 404, undefined, look('/v1/areas/999999')],
  ['A1', 404, undefined, look('/v1/areas/999999/children')],
  ['A1', 422, 'areaId', look('/v1/areas/..%2f..')],
  ['A2', 404, undefined, look('/v1/households?area=999999')],
  ['A2', 404, undefined, look('/v1/households/nobody')],
  ['A2', 422, 'unmask', look(`/v1/households/${household}?unmask=everything`)],
  ['B1', 422, 'limit', look('/v1/members?limit=0')],
  ['B1', 422, 'limit', look('/v1/members?limit=101')],
  ['B1', 422, 'after', look('/v1/members?after=25')],
  ['B1', 404, undefined, look('/v1/appointments?member=nobody')],
  ['B1', 422, 'area', look(`/v1/appointments?member=${worker}&area=${countyCode}`)],
])

const open = (body: unknown): Wrong => ({ line: 'POST /v1/public/cases', body })
const { category: _, ...uncategorised } = report
const rating = ({ caseId, token }: { caseId: string; token: string }, body: unknown): Wrong => ({
  line: `POST /v1/public/cases/${caseId}/rating`,
  token,
  body,
})
refuses('a resident', [
  ['C1', 422, 'gridCode', open({ ...report, gridCode: undefined })],
  ['C1', 422, 'gridCode', open({ ...report, gridCode: '999999' })],
  ['C1', 422, 'gridCode', open({ ...report, gridCode: countyCode })],
  ['C1', 422, 'gridCode', open({ ...report, place: { lon: 119, lat: 28, crs: 'WGS-84' } })],
  ['C1', 422, 'place.lon', open({ ...report, gridCode: undefined, place: { lon: '119', lat: 28, crs: 'WGS-84' } })],
  ['C1', 422, 'place.crs', open({ ...report, gridCode: undefined, place: { lon: 119, lat: 28 } })],
  ['C1', 422, 'place', open({ ...report, gridCode: undefined, place: { lon: 1, lat: 1, crs: 'WGS-84' } })],
  ['C3', 422, 'category', open(uncategorised)],
  ['C3', 422, 'category', open({ ...report, category: 'no-such-category' })],
  ['C1', 422, 'phone', open({ ...report, category: 'dispute-family' })],
  ['C1', 422, 'phone', open({ ...report, phone: '12345' })],
  ['C1', 422, 'description', open({ ...report, description: ' \u3000 ' })],
  ['C1', 422, 'description', open({ ...report, description: '长'.repeat(1001) })],
  ['C1', 422, 'description', open({ ...report, description: '路灯\u0000' })],
  ['C1', 422, 'name', open({ ...report, name: '张\u2066三' })],
  ['C1', 422, 'status', open({ ...report, status: 'struck-off' })],
  ['I1', 401, undefined, { line: `GET /v1/public/cases/${reported.caseId}` }],
  ['I1', 404, undefined, { line: `GET /v1/public/cases/${reported.caseId}`, token: 'x' }],
  ['I1', 404, undefined, { line: 'GET /v1/public/cases/0000000000', token: reported.token }],
  ['C13', 422, 'stars', rating(struckOff, {})],
  ['C13', 422, 'stars', rating(struckOff, { stars: 6 })],
  ['C13', 422, 'stars', rating(struckOff, { stars: 4.5 })],
  ['C13', 422, 'comment', rating(struckOff, { stars: 5, comment: '好'.repeat(501) })],
  ['C13', 409, undefined, rating(struckOff, { stars: 1 })],
  ['C13', 409, undefined, rating(reported, { stars: 1 })],
])

const give = ({ caseId, worker: as }: { caseId: string; worker: string }, verb: string, body: unknown): Wrong => ({
  line: `POST /v1/cases/${caseId}/${verb}`,
  as,
  body,
})
const asHead = (wrong: Wrong): Wrong => ({ ...wrong, as: head })
const note = { kind: 'note', text: '已修' }
refuses('working on a case', [
  ['C1', 422, 'source', { line: 'POST /v1/cases', as: head, body: { ...report, source: 'rumour' } }],
  ['C1', 422, 'holder', look('/v1/cases?holder=everybody')],
  ['C6', 422, 'step', look('/v1/cases?step=gone')],
  ['C6', 422, 'overdue', look('/v1/cases?overdue=maybe')],
  ['C6', 404, undefined, look('/v1/cases/0000000000')],
  ['C6', 404, undefined, look('/v1/cases/0000000000/ledger')],
  ['C6', 409, undefined, give(struckOff, 'accept', {})],
  ['C6', 409, undefined, asHead(give(reported, 'solve', { evidence: [note] }))],
  ['C6', 422, 'note', asHead(give(reported, 'accept', { note: '' }))],
  ['C5', 422, 'unitId', asHead(give(accepted, 'dispatch', {}))],
  ['C5', 422, 'unitId', asHead(give(accepted, 'dispatch', { unitId: 'nosuchunit' }))],
  ['C21', 422, 'evidence', give(accepted, 'solve', {})],
  ['C21', 422, 'evidence', give(accepted, 'solve', { evidence: [] })],
  ['C21', 422, 'evidence.0', give(accepted, 'solve', { evidence: [{ kind: 'note' }] })],
  ['C21', 422, 'evidence.1', give(accepted, 'solve', { evidence: [note, { kind: 'photo', text: '见图' }] })],
  ['C21', 422, 'evidence.0.kind', give(accepted, 'solve', { evidence: [{ kind: 'rumour', text: 'x' }] })],
  ['C15', 422, 'passed', asHead(give(accepted, 'check', {}))],
  ['C15', 422, 'passed', asHead(give(accepted, 'check', { passed: 'yes' }))],
  ['C12', 422, 'text', give(accepted, 'answer', { text: '' })],
  ['C12', 422, 'text', give(accepted, 'answer', { text: '答'.repeat(301) })],
  ['C10', 422, 'reason', give(accepted, 'hand-up', {})],
  ['C11', 404, undefined, look('/v1/strike-off-list?area=999999')],
])

describe('solving a case', () => {
  it('C21 takes proof from the one whose wrong proof is refused', async () => {
    const { line, as = '', body } = give(accepted, 'solve', { evidence: [note] })
    const [method = '', url = ''] = line.split(' ')
    const { status, json } = await county.call({ method, url, headers: await county.as(as), body })
    await county.driver.undo()
    expect([status, json.step]).toEqual([200, 'solved'])
  })
})

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

describe('signing in with what is not known (L4)', () => {
  it('L4 says the same of a phone that nobody has as of a wrong code', async () => {
    const [known] = await ask(tokens({ phone: '10000001000', code: '000000' }))
    const [unknown] = await ask(tokens({ phone: '10099999999', code: '000000' }))
    expect({ ...known.json, instance: '' }).toEqual({ ...unknown.json, instance: '' })
  })
  it('L4 names no unit to those who only guess it', async () => {
    const path = settled.pathOf(accepted.areaId)
    const far = plan.areas.find((area) => hasUnit(area) && !path.includes(area.areaId))
    const guessed = far ? unitOf(far) : 'nosuchunit'
    const [guess] = await ask(asHead(give(accepted, 'dispatch', { unitId: guessed })))
    const [none] = await ask(asHead(give(accepted, 'dispatch', { unitId: 'nosuchunit' })))
    expect({ ...guess.json, instance: '' }).toEqual({ ...none.json, instance: '' })
  })
})
