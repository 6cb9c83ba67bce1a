import { toEnvelope } from '@wangge/events/envelope'
import { place } from '@wangge/testing/a-room'
import { manifest } from '../manifest.ts'
import { queue } from '../queue.ts'
import { aCaseRoom, anOpenedCase, type CaseRoom, evidence, start } from '../testing/a-case-room.ts'

const { village, otherGrid } = place
const police = {
  agency: { kind: 'police', name: '城关派出所' },
  receiptNumber: 'J-42',
  reason: '涉嫌治安案件',
  text: '您反映的情况已转城关派出所办理。',
}
const listed = async (room: CaseRoom, on = '') => {
  const { body } = await room.call('secretary', `GET /v1/strike-off-list?area=${village}${on && `&on=${on}`}`)
  return body.items.map(({ caseId }: { caseId: string }) => caseId)
}
const ledgerOf = async (room: CaseRoom, number: string) => {
  const { body } = await room.call('auditor', `GET /v1/cases/${number}/ledger`)
  expect(body.verified).toBe(true)
  return body.entries
}

/** Delivers every fact told so far to the room itself. */
const deliver = async (room: CaseRoom) => {
  const facts = room.driver.unrelayed(1000).map(({ row }) => toEnvelope(row, 'test'))
  const heard = facts.filter(({ type }) => manifest.consumes.some((fact) => fact.type === type))
  const Records = heard.map((fact, n) => ({ messageId: `m${n}`, body: JSON.stringify(fact) }))
  const deadLetter = async ({ why }: { why: string }) => {
    throw new Error(why)
  }
  await queue({ ...room.engine, deadLetter })({ Records } as never)
}

describe('handing a case over to another agency', () => {
  it('C19 ends it in a step of its own with the receipt number, off the list, neither solved nor struck off', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    await found.give('worker', 'accept')
    const { status, body } = await found.give('official', 'hand-over', police)
    expect([status, body.step, body.dueAt]).toEqual([200, 'handed-over', undefined])
    expect(await listed(room)).toEqual([])
    const view = (await room.call('secretary', `GET /v1/cases/${found.number}`)).body
    expect(view).toMatchObject({
      step: 'handed-over',
      handedOver: [{ kind: 'police', name: '城关派出所', receiptNumber: 'J-42', at: start }],
      locks: { handled: false, checked: false, told: false },
      firstAnswerAt: start,
    })
    expect([view.solution, view.struckOffAt, view.limit]).toEqual([undefined, undefined, undefined])
    const types = room.told().map(({ type }) => type)
    expect(types).toEqual(['cases.case-reported.v1', 'cases.case-accepted.v1', 'cases.case-handed-over.v1'])
    room.moveTo('2027-03-01T02:00:00.000Z')
    await room.ring()
    expect(room.told()).toHaveLength(3)
  })

  it('C19 C12 tells the resident where it went, under which number, and why', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    await found.give('leader', 'hand-over', police)
    const { body } = await found.follow('zh-CN')
    expect(body).toMatchObject({
      step: 'handed-over',
      title: '已移交其他单位',
      handedOver: { name: '城关派出所', receiptNumber: 'J-42' },
      answers: [{ text: police.text, final: true }],
      withdraw: { open: false },
      rating: { open: false },
    })
    expect(body.holder).toBeUndefined()
    expect(JSON.stringify(body)).not.toContain(police.reason)
  })

  it('C19 C16 tells everybody who reported the same', async () => {
    const room = await aCaseRoom()
    const [main, part] = [await anOpenedCase(room), await anOpenedCase(room)]
    await part.give('leader', 'merge', { into: main.number })
    await main.give('official', 'hand-over', police)
    await deliver(room)
    expect((await part.follow()).body).toMatchObject({
      step: 'handed-over',
      handedOver: { receiptNumber: 'J-42' },
      merged: true,
    })
    const told = room.told().filter(({ type }) => type === 'cases.case-answered.v1')
    expect(told).toMatchObject([{ subject: part.number, data: { text: police.text, mainId: main.number } }])
  })

  it('C19 keeps what comes from outside as notes, however late, and changes no step', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    expect((await found.give('worker', 'outside-updates', { receiptNumber: 'J-42', text: '已立案' })).status).toBe(409)
    await found.give('official', 'hand-over', police)
    room.moveTo('2027-06-01T02:00:00.000Z')
    const late = { receiptNumber: 'ｊ 42', text: '已立案', at: '2027-05-31T02:00:00.000Z' }
    expect((await found.give('worker', 'outside-updates', late)).body.step).toBe('handed-over')
    await found.give('official', 'take-back', { reason: '派出所退回' })
    expect((await found.give('worker', 'outside-updates', late)).body.step).toBe('reported')
    const entries = await ledgerOf(room, found.number)
    expect(entries.filter(({ command }: { command: string }) => command === 'outside-update')).toMatchObject([
      { note: '已立案', facts: { receiptNumber: 'J-42', agency: police.agency, outsideAt: late.at } },
      { note: '已立案' },
    ])
    const other = await found.give('worker', 'outside-updates', { ...late, receiptNumber: 'J-43' })
    expect([other.status, other.body.errors[0].path]).toEqual([422, 'receiptNumber'])
    const early = await found.give('worker', 'outside-updates', { ...late, at: '2027-06-02T02:00:00.000Z' })
    expect([early.status, early.body.errors[0].path]).toEqual([422, 'at'])
  })

  it('C19 takes it back when the agency returns it: on the list again, with new limits', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    await found.give('worker', 'accept')
    await found.give('secretary', 'dispatch', { unitId: 'u03' })
    room.moveTo('2026-11-24T02:00:00.000Z')
    await found.give('clerk', 'hand-over', police)
    room.moveTo('2026-11-30T02:00:00.000Z')
    const { body } = await found.give('official', 'take-back', { reason: '派出所退回' })
    expect(body).toMatchObject({
      step: 'reported',
      level: 'village',
      holder: { role: 'village-secretary' },
      dueAt: '2026-11-30T08:00:00.000Z',
    })
    expect(await listed(room)).toEqual([found.number])
    expect(await listed(room, '2026-11-23')).toEqual([found.number])
    expect(await listed(room, '2026-11-24')).toEqual([])
    expect(await listed(room, '2026-11-30')).toEqual([found.number])
    expect((await room.call('clerk', `GET /v1/cases/${found.number}`)).status).toBe(403)
  })

  it('C19 refuses a receipt that stands for another case, and names that case only to who may see it', async () => {
    const room = await aCaseRoom()
    const [one, two, far] = [
      await anOpenedCase(room),
      await anOpenedCase(room),
      await anOpenedCase(room, { gridCode: otherGrid }),
    ]
    expect((await one.give('official', 'hand-over', police)).status).toBe(200)
    const again = await two.give('secretary', 'hand-over', { ...police, receiptNumber: 'j－42' })
    expect([again.status, again.body.other]).toEqual([409, { caseId: one.number }])
    const elsewhere = await far.give('otherSecretary', 'hand-over', police)
    expect([elsewhere.status, elsewhere.body.other]).toEqual([409, {}])
    const court = { ...police, agency: { kind: 'court', name: '县人民法院' } }
    expect((await two.give('secretary', 'hand-over', court)).status).toBe(200)
    await one.give('official', 'take-back', { reason: '派出所退回' })
    expect((await one.give('official', 'hand-over', police)).status).toBe(200)
    const both = await Promise.all(
      [await anOpenedCase(room), await anOpenedCase(room)].map(({ give }) =>
        give('official', 'hand-over', { ...police, receiptNumber: 'J-77' }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('C19 C17 waits for open parts; a part may be handed over itself', async () => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    await found.give('worker', 'accept')
    const parts = [{ unitId: 'u03', description: '清运垃圾' }]
    const { partIds } = (await found.give('secretary', 'split', { parts })).body
    const refused = await found.give('official', 'hand-over', police)
    expect([refused.status, refused.body.openParts]).toEqual([409, partIds])
    expect((await room.call('clerk', `POST /v1/cases/${partIds[0]}/hand-over`, police)).body.step).toBe('handed-over')
    const last = (await ledgerOf(room, found.number)).at(-1)
    expect(last).toMatchObject({ command: 'close-part', facts: { partStep: 'handed-over', open: 0 } })
    await room.call('official', `POST /v1/cases/${partIds[0]}/take-back`, { reason: '退回' })
    expect((await found.give('worker', 'solve', { evidence })).body.openParts).toEqual(partIds)
  })

  it.each<[string, object, string]>([
    ['an agency of no kind', { agency: { kind: 'army', name: '某部' } }, 'agency.kind'],
    ['an agency without a name', { agency: { kind: 'police', name: ' ' } }, 'agency.name'],
    ['no receipt number', { receiptNumber: undefined }, 'receiptNumber'],
    ['no word to the resident', { text: undefined }, 'text'],
    ['no reason', { reason: undefined }, 'reason'],
  ])('C19 refuses %s and changes nothing', async (_, wrong, field) => {
    const room = await aCaseRoom()
    const found = await anOpenedCase(room)
    const refused = await found.give('official', 'hand-over', { ...police, ...wrong })
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, field])
    expect(room.told()).toHaveLength(1)
    expect((await found.give('worker', 'hand-over', police)).status).toBe(403)
  })
})
