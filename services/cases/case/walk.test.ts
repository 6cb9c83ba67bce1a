import { place } from '@wangge/testing/a-room'
import { anOpenedCase, aCaseRoom as aRoom, evidence, start, walk } from '../testing/a-case-room.ts'

const { village } = place

describe('the walk of a case', () => {
  it('C5 C11 goes from report to strike-off, and leaves the list only when handled, checked and told', async () => {
    const room = await aRoom()
    const it = await anOpenedCase(room)
    const listed = async () => {
      const { body } = await room.call('secretary', `GET /v1/strike-off-list?area=${village}`)
      return body.items.map(({ caseId, locks }: { caseId: string; locks: object }) => [caseId, locks])
    }
    const locks = (handled: boolean, checked: boolean) => [[it.number, { handled, checked, told: false }]]
    expect(await listed()).toEqual(locks(false, false))
    await it.give('worker', 'accept')
    await it.give('secretary', 'dispatch', { unitId: 'u03' })
    await it.give('clerk', 'start')
    expect(await listed()).toEqual(locks(false, false))
    await it.give('clerk', 'solve', { evidence })
    expect(await listed()).toEqual(locks(true, false))
    await it.give('secretary', 'check', { passed: true })
    expect(await listed()).toEqual(locks(true, true))
    const { body } = await it.give('secretary', 'answer', { text: '路灯已修好。' })
    expect(body).toMatchObject({
      command: 'answer',
      from: 'checked',
      step: 'struck-off',
      allowed: ['rate', 'reopen', 'rehang', 'promote'],
    })
    expect(await listed()).toEqual([])
    expect((await it.rate(5)).status).toBe(201)
  })

  it('C4 is solved on the spot with evidence, and not without', async () => {
    const room = await aRoom()
    const { give } = await anOpenedCase(room)
    await give('worker', 'accept')
    expect(await give('worker', 'solve', { evidence: [] })).toMatchObject({ status: 422 })
    const empty = await give('worker', 'solve', { evidence: [{ kind: 'photo' }] })
    expect([empty.status, empty.body.errors[0].path]).toEqual([422, 'evidence.0'])
    expect((await give('worker', 'solve', { evidence })).body).toMatchObject({ step: 'solved', from: 'accepted' })
    expect(room.told().at(-1)?.data).toMatchObject({ selfHandled: true, handledLevel: 'grid' })
  })

  it('C6 refuses an illegal step with the legal ones', async () => {
    const { give } = await anOpenedCase(await aRoom())
    expect(await give('worker', 'start')).toMatchObject({
      status: 409,
      body: {
        step: 'reported',
        command: 'start',
        // by whoever was refused: nothing that is the resident's, or of a post above
        allowed: ['accept', 'add-evidence', 'answer', 'hand-up', 'correct', 'mark-confidential'],
      },
    })
  })

  it('C15 is checked by another than the one who solved it; failing sends it back', async () => {
    const { give } = await anOpenedCase(await aRoom())
    await give('worker', 'accept')
    await give('worker', 'solve', { evidence })
    expect((await give('worker', 'check', { passed: true })).status).toBe(403)
    expect((await give('leader', 'check', { passed: false, note: '灯还是不亮' })).body).toMatchObject({
      step: 'accepted',
      holder: { role: 'grid-worker', memberId: 'worker' },
    })
  })

  it('C12 is not closed without an answer, and can be answered meanwhile', async () => {
    const room = await aRoom()
    const it = await anOpenedCase(room)
    const { body } = await it.give('worker', 'answer', { text: '师傅明天上午到。' })
    expect(body.step).toBe('reported')
    expect(room.told().at(-1)).toMatchObject({ type: 'cases.case-answered.v1', data: { final: false } })
    expect((await it.follow()).body.answers).toEqual([{ at: start, text: '师傅明天上午到。', final: false }])
  })

  it('C13 is rated once, by the resident alone, within 14 days', async () => {
    const room = await aRoom()
    const it = await anOpenedCase(room)
    expect((await it.rate(5)).status).toBe(409)
    await walk(it)
    expect((await it.rate(6)).status).toBe(422)
    const wrong = await room.call('anyone', `POST /v1/public/cases/${it.number}/rating`, { stars: 5 }, { token: 'x' })
    expect(wrong.status).toBe(404)
    const none = await room.call('secretary', `POST /v1/public/cases/${it.number}/rating`, { stars: 5 })
    expect(none.status).toBe(401)
    const key = 'rating-key-000000001'
    const first = await it.rate(5, key)
    expect(await it.rate(5, key)).toMatchObject({ status: 201, body: first.body })
    expect((await it.rate(4)).status).toBe(409)

    const late = await anOpenedCase(room)
    await walk(late)
    expect((await late.follow()).body.rating).toEqual({ open: true, until: '2026-12-07T16:00:00.000Z' })
    room.moveTo('2026-12-07T16:00:00.001Z')
    expect((await late.rate(5)).status).toBe(410)
    expect((await late.follow()).body.rating.open).toBe(false)
  })

  it('C5 goes only to a unit that somebody works for', async () => {
    const { give } = await anOpenedCase(await aRoom())
    await give('worker', 'accept')
    const { status, body } = await give('secretary', 'dispatch', { unitId: 'nobody' })
    expect([status, body.errors[0].path]).toEqual([422, 'unitId'])
  })

  it('C10 goes only to a unit that may see it there: with another it would lie unseen', async () => {
    const { give } = await anOpenedCase(await aRoom())
    await give('worker', 'accept')
    const { status, body } = await give('secretary', 'dispatch', { unitId: 'u05' })
    expect([status, body.errors[0].path]).toEqual([422, 'unitId'])
  })
})

describe('repeating a command', () => {
  it('QUALITY 2 gets the same answer, also after the case has moved on, and takes effect once', async () => {
    const room = await aRoom()
    const { give } = await anOpenedCase(room)
    const key = 'accept-0001'
    const first = await give('worker', 'accept', { note: '马上去' }, key)
    await give('leader', 'urge', { note: '请尽快' }, 'urge-1')
    expect(await give('worker', 'accept', { note: '马上去' }, key)).toEqual(first)
    await give('leader', 'urge', { note: '请尽快' }, 'urge-1')
    expect(room.told().map(({ type }) => type)).toEqual([
      'cases.case-reported.v1',
      'cases.case-accepted.v1',
      'cases.case-urged.v1',
    ])
    expect((await give('worker', 'accept', { note: '改了' }, key)).status).toBe(422)
    expect((await give('leader', 'accept', { note: '马上去' }, key)).status).toBe(409)
  })

  it('C11 gets the same answer for an answer that struck the case off', async () => {
    const it = await anOpenedCase(await aRoom())
    await it.give('worker', 'accept')
    await it.give('worker', 'solve', { evidence })
    await it.give('leader', 'check', { passed: true })
    const first = await it.give('leader', 'answer', { text: '已修好' }, 'answer-1')
    expect(await it.give('leader', 'answer', { text: '已修好' }, 'answer-1')).toEqual(first)
  })

  it('QUALITY 2 lets one of many win each step, and answers the others 409', async () => {
    const room = await aRoom()
    const { give } = await anOpenedCase(room)
    const answers = await Promise.all(Array.from({ length: 50 }, () => give('worker', 'accept')))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(49)
    expect(room.told()).toHaveLength(2)
  })
})
