import { aCaseRoom, type CaseRoom, lamp, reporter, type Who } from '../testing/a-case-room.ts'
import { CaseRow } from './table/case.ts'
import { isToken } from './work/number.ts'

const take = (room: CaseRoom, body: object, as: Who = 'worker', key?: string) =>
  room.call(as, 'POST /v1/cases', { ...lamp, source: 'resident', ...body }, { key })
const rate = (room: CaseRoom, caseId: string, token: string) =>
  room.call('anyone', `POST /v1/public/cases/${caseId}/rating`, { stars: 5 }, { token })
const reportedOf = (room: CaseRoom) => room.told().findLast(({ type }) => type === 'cases.case-reported.v1')

describe('the token of a case that staff take down', () => {
  it('C1 C13 goes to the phone of whoever reported it, and is in no answer to staff nor in the ledger', async () => {
    const room = await aCaseRoom()
    const { status, body } = await take(room, reporter)
    expect([status, Object.keys(body).sort()]).toEqual([201, ['caseId', 'expectedAt', 'number']])
    const { data } = reportedOf(room) as unknown as { data: { sealedToken: string; subjectId: string } }
    const subject = await room.engine.vault.subject(data.subjectId)
    const token = subject?.reveal({ sealed: data.sealedToken, masked: '' }) as string
    const found = await room.table.need(CaseRow, { caseId: body.caseId })
    expect(isToken(token, found.token)).toBe(true)
    expect((await room.call('anyone', `GET /v1/public/cases/${body.caseId}`, undefined, { token })).status).toBe(200)
    const seen = await room.call('worker', `GET /v1/cases/${body.caseId}/ledger`)
    expect(JSON.stringify(seen.body)).not.toContain(data.sealedToken)
    expect(seen.body.verified).toBe(true)
  })

  it('C13 is nobody’s where nobody but the recorder reported it: nobody rates it, and nobody placed it (点单)', async () => {
    const room = await aCaseRoom()
    const { ops } = await room.engine.vault.enrol('worker', { kind: 'member', name: '李强', phone: '+8610012345699' })
    await room.table.write(ops)
    const own = [{ source: 'worker' }, {}, { phone: '10012345699' }, { name: '李强' }]
    for (const body of own) {
      const { caseId } = (await take(room, body)).body
      const found = await room.table.need(CaseRow, { caseId })
      expect([body, found.token, found.sealedToken, found.unasked]).toEqual([body, '', undefined, true])
      expect((await rate(room, caseId, 'none')).status).toBe(404)
    }
    await take(room, reporter)
    await room.hear()
    const { body } = await room.call('secretary', 'GET /v1/five-orders?period=2026-11')
    expect(body.placed.count).toBe(1)
  })

  it('C13 is nobody’s where a name was left and no way to tell them; somebody placed it all the same', async () => {
    const room = await aCaseRoom()
    const { caseId } = (await take(room, { name: '王小梅' })).body
    const found = await room.table.need(CaseRow, { caseId })
    expect([found.token, found.unasked]).toEqual(['', undefined])
  })

  it('C1 is on the slip of whoever stands there without a phone, the same for a repeat', async () => {
    const room = await aCaseRoom()
    const { body } = await take(room, { receipt: true }, 'worker', 'slip-key-0000001')
    const { number, token } = body.receipt
    expect((await room.call('anyone', `GET /v1/public/cases/${number}`, undefined, { token })).status).toBe(200)
    expect((await take(room, { receipt: true }, 'worker', 'slip-key-0000001')).body).toEqual(body)
    const wrong = [
      { receipt: true, phone: reporter.phone },
      { receipt: true, source: 'worker' },
    ]
    for (const one of wrong) {
      const { status, body: told } = await take(room, one)
      expect([status, told.errors[0].path]).toEqual([422, 'receipt'])
    }
  })

  it('C1 is in the answer to the resident who reports it', async () => {
    const room = await aCaseRoom()
    const { body } = await room.call('anyone', 'POST /v1/public/cases', lamp)
    expect((await room.call('anyone', `GET /v1/public/cases/${body.number}`, undefined, body)).status).toBe(200)
    expect(reportedOf(room)?.data).not.toHaveProperty('sealedToken')
  })
})

describe('where a case is said to come from', () => {
  it('C1 is for roles that the county names: no volunteer claims the hotline or a system', async () => {
    const room = await aCaseRoom()
    for (const source of ['hotline', 'system', 'unit']) {
      const { status, body } = await take(room, { ...reporter, source }, 'volunteer')
      expect([source, status, body.rule]).toEqual([source, 403, 'source'])
    }
    expect((await take(room, { ...reporter, source: 'worker' }, 'volunteer')).status).toBe(201)
    const strict = await aCaseRoom({ cases: { sources: { worker: ['grid-leader'] } } })
    expect((await take(strict, { source: 'worker' })).status).toBe(403)
    expect((await take(strict, { source: 'worker' }, 'leader')).status).toBe(201)
    expect((await take(strict, { ...reporter, source: 'system' }, 'volunteer')).status).toBe(201)
  })
})
