import { codePace } from '@wangge/county'
import { everybody } from '@wangge/members/testing/a-sign-in-desk'
import { CaseRow } from '../case/table/case.ts'
import { aCaseRoom, anOpenedCase, type CaseRoom, reporter, start, walk } from '../testing/a-case-room.ts'
import { aSite, matter } from '../testing/a-case-site.ts'

const { phone } = reporter
const aDesk = () => aCaseRoom({ signIn: everybody })
type Room = Pick<CaseRoom, 'call' | 'told' | 'engine' | 'moveTo'>
const ask = (room: Room, number: string, with_ = phone) =>
  room.call('anyone', 'POST /v1/public/case-codes', { number, phone: with_ })
const recall = (room: Room, number: string, code: string, with_ = phone) =>
  room.call('anyone', 'POST /v1/public/case-tokens', { number, phone: with_, code })
const sent = ({ told }: Room) => told().filter(({ type }) => type === 'cases.case-code-requested.v1')
/** What the text message says. */
const codeSent = async (room: Room): Promise<string> => {
  const data = sent(room).at(-1)?.data
  const subject = await room.engine.vault.subject(`${data?.subjectId}`)
  return subject?.reveal({ sealed: `${data?.sealedCode}`, masked: '' }) ?? ''
}
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const after = (room: Room, seconds: number) => room.moveTo(new Date(Date.parse(start) + seconds * 1000).toISOString())

describe('a case found by the phone it was reported with', () => {
  it('I1 gives the token again for the code that came by SMS, once', async () => {
    const room = await aDesk()
    const own = await anOpenedCase(room)
    expect(await ask(room, own.number)).toMatchObject({ status: 202, body: { resendAfter: codePace[0]?.seconds } })
    const code = await codeSent(room)
    expect(code).toMatch(/^\d{6}$/)
    const answer = await recall(room, own.number, code, '100 1234 5678')
    expect(answer).toMatchObject({ status: 200, body: { number: own.number, token: own.token } })
    expect((await own.follow()).status).toBe(200)
    expect((await recall(room, own.number, code)).status).toBe(401)
  })

  it('I1 L4 says the same to whoever only guesses, and tells nobody', async () => {
    const room = await aDesk()
    const { number } = await anOpenedCase(room)
    const right = await ask(room, number)
    const strangers = [await ask(room, number, '10012345679'), await ask(room, '0000000000', '10012345670')]
    for (const { status, body } of strangers) expect([status, body]).toEqual([right.status, right.body])
    expect(sent(room)).toHaveLength(1)
    const code = await codeSent(room)
    const guesses = [
      await recall(room, number, other(code)),
      await recall(room, number, code, '10012345679'),
      await recall(room, '0000000000', code),
      await recall(room, '0000000001', code),
    ]
    for (const { status, body } of guesses)
      expect([status, body.detail]).toEqual([401, 'Number, phone or code is wrong, or no longer valid'])
  })

  it('I1 L4 a code dies after five wrong guesses, and after five minutes', async () => {
    const room = await aDesk()
    const { number } = await anOpenedCase(room)
    await ask(room, number)
    const first = await codeSent(room)
    for (const _ of Array(5)) await recall(room, number, other(first))
    expect((await recall(room, number, first)).status).toBe(401)
    expect((await ask(room, number)).status).toBe(429)
    after(room, 60)
    await ask(room, number)
    after(room, 60 + 300)
    expect((await recall(room, number, await codeSent(room))).status).toBe(401)
  })

  it('I1 I5 has nothing to give where no phone was left, or nothing personal is kept any more', async () => {
    const room = await aDesk()
    const without = await anOpenedCase(room, {})
    await ask(room, without.number)
    const own = await anOpenedCase(room)
    await walk(own)
    await room.call('anyone', `POST /v1/public/cases/${own.number}/erase`, {}, { token: own.token })
    after(room, 3600)
    await ask(room, own.number)
    expect(sent(room)).toEqual([])
  })

  it('I1 keeps the token under the reporter’s own key alone', async () => {
    const room = await aDesk()
    const { number, token } = await anOpenedCase(room)
    const row = await room.table.get(CaseRow, { caseId: number })
    expect(row?.sealedToken).toBeDefined()
    expect(JSON.stringify(row)).not.toContain(token)
  })

  it.each([
    ['number', { number: '', phone }],
    ['phone', { phone: '12345' }],
    ['phone', {}],
    ['code', { phone, code: '12345' }],
  ])('I1 names a wrong %s', async (path, wrong) => {
    const room = await aDesk()
    const { number } = await anOpenedCase(room)
    const line = 'code' in wrong ? 'POST /v1/public/case-tokens' : 'POST /v1/public/case-codes'
    const { status, body } = await room.call('anyone', line, { number, ...wrong })
    expect([status, body.errors[0].path]).toEqual([422, path])
  })
})

describe('the page for whoever lost the token', () => {
  it('I1 leads from number and phone over the code to the case, in the browser', async () => {
    const room = await aSite()
    const { number } = await room.reported({ ...matter, phone })
    expect((await room.read('/c')).text).toContain('href="/p"')
    expect((await room.read('/p')).text).toContain('上报时留的手机号')
    const typed = { number: ` ${number.toLowerCase()} `, phone }
    const asked = await room.send('/p', typed)
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('验证码已经发出')])
    const wrong = await room.send('/p', { ...typed, code: other(await codeSent(room)) })
    expect([wrong.status, wrong.text]).toEqual([401, expect.stringContaining('验证码不对')])
    expect(wrong.text).toContain(`value="${number}"`)
    const found = await room.send('/p', { ...typed, code: await codeSent(room) })
    expect([found.status, found.headers.location]).toEqual([303, `/c/${number}`])
    const kept = found.cookies.map((cookie) => cookie.split(';')[0]).join('; ')
    const page = await room.read(`/c/${number}`, { cookie: kept })
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('已上报')])
  })

  it('I1 gives back what was typed, with what is wrong at its field', async () => {
    const room = await aSite()
    const { status, text } = await room.send('/p', { number: 'ABC', phone: '12345' })
    expect([status, text]).toEqual([422, expect.stringMatching(/role="alert"[\s\S]*#phone/)])
    expect(text).toContain('value="12345"')
  })
})
