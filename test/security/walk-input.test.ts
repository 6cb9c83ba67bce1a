import { hasUnit, unitOf } from './arbitrary-county.ts'
import {
  accepted,
  ask,
  county,
  head,
  household,
  look,
  plan,
  refuses,
  report,
  reported,
  settled,
  struckOff,
  type Wrong,
  worker,
} from './refuses.ts'
import { countyCode } from './running-county.ts'

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
