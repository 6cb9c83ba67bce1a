import { place } from '@wangge/testing/a-room'
import { aCaseRoom, anOpenedCase, type CaseRoom, evidence, type Opened, walk } from '../testing/a-case-room.ts'

const { village } = place
const why = { reason: '不属网格事项', text: '此事请向法院起诉。' }
const withdraw = (room: CaseRoom, { number, token }: Opened, body: object = {}, key?: string) =>
  room.call('anyone', `POST /v1/public/cases/${number}/withdraw`, body, { token, key })
const listed = async (room: CaseRoom, on = '') => {
  const { body } = await room.call('secretary', `GET /v1/strike-off-list?area=${village}${on && `&on=${on}`}`)
  return body.items.map(({ caseId }: { caseId: string }) => caseId)
}

describe('withdrawing one’s own case', () => {
  it('I1 ends it, once however often it is asked, and nobody has to handle it any more', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    await found.give('worker', 'accept')
    const key = 'withdraw-key-0001'
    const { status, body } = await withdraw(room, found, { reason: '路灯自己亮了' }, key)
    expect([status, body.step]).toEqual([200, 'cancelled'])
    expect((await withdraw(room, found, { reason: '路灯自己亮了' }, key)).body).toEqual(body)
    expect(await listed(room)).toEqual([])
    expect((await room.call('worker', 'GET /v1/cases?holder=me')).body.items).toEqual([])
    expect((await found.follow()).body).toMatchObject({ step: 'cancelled', withdraw: { open: false } })
    const view = (await room.call('secretary', `GET /v1/cases/${found.number}`)).body
    expect(view.cancelled).toEqual({ by: 'resident', at: body.at })
    room.moveTo('2027-03-01T02:00:00.000Z')
    await room.ring()
    expect(room.told().at(-1)?.type).toBe('cases.case-withdrawn.v1')
  })

  it('I1 is offered and taken only before it is solved', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    expect((await found.follow()).body.withdraw).toEqual({ open: true })
    await found.give('worker', 'accept')
    await found.give('worker', 'ask-resident', { text: '在哪里？' })
    expect((await found.follow()).body.withdraw).toEqual({ open: true })
    await found.give('worker', 'resume')
    await found.give('worker', 'solve', { evidence })
    expect((await found.follow()).body.withdraw).toEqual({ open: false })
    expect((await withdraw(room, found)).status).toBe(409)
    const other = await anOpenedCase(room)
    expect((await withdraw(room, { ...other, token: found.token })).status).toBe(404)
    expect((await room.call('worker', `POST /v1/public/cases/${other.number}/withdraw`, {})).status).toBe(401)
  })

  it('C16 takes nothing from others who reported the same', async () => {
    const room = await aCaseRoom()
    const [main, part] = [await anOpenedCase(room), await anOpenedCase(room)]
    await part.give('leader', 'merge', { into: main.number })
    expect((await main.follow()).body.withdraw).toEqual({ open: false })
    expect((await withdraw(room, main)).status).toBe(409)
    expect((await withdraw(room, part)).status).toBe(409)
    expect(await listed(room)).toEqual([main.number])
  })
})

describe('cancelling a case', () => {
  it('C12 takes a reason and tells the resident, and the reason stays inside', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    expect((await found.give('worker', 'cancel', why)).status).toBe(403)
    expect((await found.give('secretary', 'cancel', { reason: why.reason })).status).toBe(422)
    expect((await found.give('secretary', 'cancel', why)).body).toMatchObject({
      step: 'cancelled',
      allowed: ['reinstate'],
    })
    const { body } = await found.follow()
    expect(body).toMatchObject({ step: 'cancelled', answers: [{ text: why.text, final: true }] })
    expect(JSON.stringify(body)).not.toContain(why.reason)
    const request = await room.visit(`GET /open311/v2/requests/${found.number}.json`, {})
    expect(request.body[0]).toMatchObject({ status: 'closed', status_notes: 'Cancelled' })
  })

  it('M1 C19 tells Open311 when it moved: cancelled, handed over and come back', async () => {
    const room = await aCaseRoom()
    const [gone, away, still] = [await anOpenedCase(room), await anOpenedCase(room), await anOpenedCase(room)]
    const agency = { kind: 'police', name: '城关派出所' }
    const handed = { agency, receiptNumber: 'J-42', ...why }
    const requests = async () => {
      const { body } = await room.visit('GET /open311/v2/requests.json', {})
      const lines = body.map(({ service_request_id: id, status, updated_datetime: at }: Record<string, string>) => [
        id,
        [status, at],
      ])
      return Object.fromEntries(lines)
    }
    const [day, next] = ['2026-11-24T02:00:00.000Z', '2026-11-25T02:00:00.000Z']
    room.moveTo(day)
    await gone.give('secretary', 'cancel', why)
    await away.give('secretary', 'hand-over', handed)
    expect(await requests()).toMatchObject({
      [gone.number]: ['closed', day],
      [away.number]: ['closed', day],
      [still.number]: ['open', '2026-11-23T02:00:00.000Z'],
    })
    room.moveTo(next)
    await away.give('secretary', 'take-back', { reason: '派出所退回' })
    expect(await requests()).toMatchObject({ [away.number]: ['open', next] })
    const updates = async (from: string, to: string) => {
      const asked = `start_date=${from}&end_date=${to}`
      const { body } = await room.visit(`GET /open311/v2/servicerequestupdates.json?${asked}`, {})
      return body.map(({ service_request_id: id, status, description }: Record<string, string>) => [
        id,
        status,
        description,
      ])
    }
    expect((await updates('2026-11-24T00:00:00Z', '2026-11-24T23:00:00Z')).sort()).toEqual(
      [
        [gone.number, 'closed', 'Cancelled'],
        [away.number, 'closed', 'Handed over to another agency'],
      ].sort(),
    )
    expect(await updates('2026-11-25T00:00:00Z', '2026-11-25T23:00:00Z')).toEqual([[away.number, 'open', 'Reported']])
  })

  it('C14 comes back within the days for opening again, with a limit of its own, and not later', async () => {
    const room = await aCaseRoom()
    const [found, late] = [await anOpenedCase(room), await anOpenedCase(room)]
    for (const { give } of [found, late]) await give('secretary', 'cancel', why)
    const view = (await room.call('secretary', `GET /v1/cases/${found.number}`)).body
    expect(view).toMatchObject({ cancelled: { by: 'member' }, reopenUntil: '2026-11-30T16:00:00.000Z' })
    room.moveTo('2026-11-30T02:00:00.000Z')
    const { body } = await found.give('secretary', 'reinstate', { reason: '撤销有误' })
    expect(body).toMatchObject({ step: 'reported', dueAt: '2026-11-30T08:00:00.000Z' })
    expect(await listed(room)).toEqual([found.number])
    expect(await listed(room, '2026-11-25')).toEqual([])
    expect((await room.call('secretary', `GET /v1/cases/${found.number}`)).body.cancelled).toBeUndefined()
    await walk(found)
    room.moveTo('2026-12-01T02:00:00.000Z')
    expect((await late.give('secretary', 'reinstate', { reason: '撤销有误' })).status).toBe(410)
  })

  it('C17 waits for open parts, and a part may be cancelled by itself', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    await found.give('worker', 'accept')
    const parts = [{ unitId: 'u03', description: '清运垃圾' }]
    const { partIds } = (await found.give('secretary', 'split', { parts })).body
    for (const refused of [await found.give('secretary', 'cancel', why), await withdraw(room, found)])
      expect([refused.status, refused.body.openParts]).toEqual([409, partIds])
    const part = (verb: string, body: object) => room.call('secretary', `POST /v1/cases/${partIds[0]}/${verb}`, body)
    expect((await part('cancel', why)).body.step).toBe('cancelled')
    expect((await part('reinstate', { reason: '还要办' })).body.step).toBe('reported')
    expect((await found.give('secretary', 'cancel', why)).status).toBe(409)
    await part('cancel', why)
    expect((await found.give('secretary', 'cancel', why)).body.step).toBe('cancelled')
    expect((await part('reinstate', { reason: '还要办' })).status).toBe(409)
  })
})
