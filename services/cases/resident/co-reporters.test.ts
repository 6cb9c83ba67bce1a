import { CaseRow } from '../case/table/case.ts'
import { aCaseRoom, anOpenedCase, type CaseRoom, type Opened, walk } from '../testing/a-case-room.ts'

const own = (room: CaseRoom, { number, token }: Opened, verb: string, body: object = {}, key?: string) =>
  room.call('anyone', `POST /v1/public/cases/${number}/${verb}`, body, { token, key })

/** One matter that three people reported. */
const aSharedMatter = async () => {
  const room = await aCaseRoom()
  const main = await anOpenedCase(room, { phone: '10012345678' })
  const part = await anOpenedCase(room, { phone: '10012345679' })
  const third = await anOpenedCase(room, { phone: '10012345670' })
  for (const one of [part, third]) await one.give('leader', 'merge', { into: main.number })
  return { room, main, part, third }
}

describe('everybody who reported the same', () => {
  it('C13 C16 I5 keeps answer, rating and the right to open it again when the first takes their data away', async () => {
    const { room, main, part, third } = await aSharedMatter()
    await walk(main)
    await room.hear()
    expect((await own(room, main, 'erase')).status).toBe(200)
    const view = (await part.follow()).body
    expect(view.answers.map(({ text }: { text: string }) => text)).toContain('路灯已修好。')
    expect(view).toMatchObject({ step: 'struck-off', rating: { open: true }, reopen: { open: true } })
    expect((await part.rate(1)).status).toBe(201)

    const again = await own(room, part, 'reopen', { reason: '又灭了' }, 'again-key-0001')
    expect([again.status, again.body]).toMatchObject([200, { number: part.number, step: 'reported' }])
    expect((await own(room, part, 'reopen', { reason: '又灭了' }, 'again-key-0001')).body).toEqual(again.body)
    const seen = (await room.call('boss', `GET /v1/cases/${part.number}`)).body
    // handled in the village, and not to the satisfaction of all
    expect(seen).toMatchObject({ level: 'township', merged: [third.number] })
    expect(seen.mergedInto).toBeUndefined()
    expect((await third.follow()).body).toMatchObject({ step: 'reported', merged: true })
    expect((await room.table.need(CaseRow, { caseId: main.number })).merged).toBeUndefined()
    for (const { number } of [main, part, third])
      expect((await room.call('auditor', `GET /v1/cases/${number}/ledger`)).body.verified).toBe(true)
    await walk(part, 'official', 'official')
    await room.hear()
    expect((await third.rate(5)).status).toBe(201)
  })

  it('C10 C16 sends it a level up by the low rating of any of them, whoever opens it again', async () => {
    for (const who of ['main', 'staff'] as const) {
      const { room, main, part } = await aSharedMatter()
      await walk(main)
      await main.rate(5)
      await part.rate(1)
      const again = who === 'main' ? await own(room, main, 'reopen', { reason: '又灭了' }) : undefined
      if (who === 'staff') await main.give('secretary', 'reopen', { reason: '有人不满意' })
      expect(again?.status ?? 200).toBe(200)
      expect((await room.call('boss', `GET /v1/cases/${main.number}`)).body.level).toBe('township')
    }
  })

  it('K2 C16 sends a photo as long as it is handled, and staff find it with the case', async () => {
    const { room, main, part } = await aSharedMatter()
    expect((await part.follow()).body.addFile).toEqual({ open: true })
    const sent = await own(room, part, 'files', { kind: 'photo', type: 'image/jpeg', bytes: 1000 })
    expect(sent.status).toBe(201)
    await walk(main)
    expect((await part.follow()).body.addFile).toEqual({ open: false })
    const late = await own(room, part, 'files', { kind: 'photo', type: 'image/jpeg', bytes: 1000 })
    expect([late.status, late.body.step]).toEqual([409, 'struck-off'])
  })

  it('C9 C16 I5 is asked like the first, and what each replied is theirs: shown to them, and erased with them', async () => {
    const { room, main, part, third } = await aSharedMatter()
    await main.give('worker', 'accept')
    expect((await own(room, part, 'reply', { text: '在村口' })).status).toBe(409)
    await main.give('worker', 'ask-resident', { text: '灯杆编号是多少？' })
    expect((await part.follow()).body).toMatchObject({ step: 'waiting', question: { text: '灯杆编号是多少？' } })
    const replied = await own(room, part, 'reply', { text: '编号 A-17' }, 'reply-key-0001')
    expect([replied.status, replied.body]).toMatchObject([200, { number: part.number, step: 'accepted' }])
    expect((await own(room, part, 'reply', { text: '编号 A-17' }, 'reply-key-0001')).body).toEqual(replied.body)
    const replies = async (one: Opened) => (await one.follow()).body.replies.map(({ text }: { text: string }) => text)
    expect([await replies(part), await replies(main), await replies(third)]).toEqual([['编号 A-17'], [], []])
    const told = async () =>
      JSON.stringify((await room.call('auditor', `GET /v1/cases/${main.number}/ledger`)).body).includes('A-17')
    expect(await told()).toBe(true)
    await main.give('worker', 'solve', { evidence: [{ kind: 'note', text: '已更换' }] })
    await main.give('secretary', 'check', { passed: true })
    await main.give('secretary', 'answer', { text: '路灯已修好。' })
    await own(room, main, 'erase')
    expect(await replies(part)).toEqual(['编号 A-17'])
    await own(room, part, 'erase')
    expect(await told()).toBe(false)
    expect((await room.call('auditor', `GET /v1/cases/${main.number}/ledger`)).body.verified).toBe(true)
  })
})
