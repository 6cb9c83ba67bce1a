import { memberOf } from './arbitrary-county.ts'
import { settleLargest } from './chosen-counties.ts'
import { ask } from './judge.ts'
import type { Mark } from './marks.ts'
import { draftsOf, targetIn } from './requests.ts'
import { openCategory, routes } from './running-county.ts'

/** What a person would not want to read about themselves in a log. */
const isPersonal = ({ what }: Mark): boolean =>
  /name|phone|address|note|agreement|description|evidence|comment|answer|token/.test(what)

/** A county that has lived two weeks, in which somebody has signed in, and every route was asked by somebody. */
const settled = await settleLargest()
const { plan, county, marks } = settled
const post = (url: string, body: unknown) => county.call({ method: 'POST', url, body })

/** Signs in as the first member does, wrongly and then rightly; what must not be found anywhere afterwards. */
const signIn = async (): Promise<string[]> => {
  const phone = '10000001000'
  await post('/v1/auth/codes', { phone })
  await county.drain()
  const code = /\d{6}/.exec(county.mailbox.received(phone).at(-1)?.text ?? '')?.[0] ?? ''
  await post('/v1/auth/tokens', { phone, code: code === '000000' ? '111111' : '000000' })
  const { json } = await post('/v1/auth/tokens', { phone, code })
  const again = await post('/v1/auth/tokens', { refreshToken: json.refreshToken })
  await post('/v1/auth/tokens', { refreshToken: json.refreshToken })
  return [code, json.accessToken, json.refreshToken, again.json.refreshToken]
}
const secrets = await signIn()
for (const caller of plan.callers)
  for (const route of routes)
    for (const area of plan.areas.slice(-6))
      for (const draft of draftsOf(route, targetIn(settled, area))) await ask(settled, caller, draft)

const personalIn = (text: string): string[] =>
  marks
    .in(text, '')
    .filter(isPersonal)
    .map(({ what, text: word }) => `${what} ${word}`)

describe('personal data (QUALITY 2)', () => {
  it('L4 signed somebody in, so that there was something to find', () => {
    for (const secret of secrets) expect(secret).toEqual(expect.stringMatching(/.{6,}/))
    expect(county.log.length).toBeGreaterThan(1000)
    expect(county.told.length).toBeGreaterThan(50)
  })

  it('L4 is in no line of the log, nor are codes and tokens', () => {
    const log = county.log.join('\n')
    expect(personalIn(log)).toEqual([])
    for (const secret of secrets) expect(log).not.toContain(secret)
    // one line each, whatever was in it
    for (const line of county.log) expect(line).not.toMatch(/[\n\r\u2028\u202e]/)
  })

  it('L4 leaves a line for every refusal: which request, which route, which status', async () => {
    for (const [status, headers] of [
      [401, {}],
      [404, await county.as('caller9x')],
    ] as const) {
      const { json } = await county.call({ method: 'GET', url: '/v1/cases/0000000000', headers })
      const [level, message, facts] = JSON.parse(county.log.at(-1) ?? '')
      expect([level, message, facts]).toEqual([
        'info',
        'request refused',
        expect.objectContaining({ requestId: json.instance, route: 'getCase', status }),
      ])
    }
  })

  it('L4 is in no event, but for the answer that is to be sent', () => {
    for (const { type, body } of county.told) {
      const { text: _, ...data } = JSON.parse(body).data
      expect([type, personalIn(JSON.stringify({ ...JSON.parse(body), data }))]).toEqual([type, []])
      for (const secret of secrets) expect(body).not.toContain(secret)
    }
  })

  it('L4 is in no key of a row or of an index', () => {
    const keys = county.store.database
      .prepare('SELECT pk, sk, i1p, i1s, i2p, i2s, i3p, i3s FROM rows')
      .all()
      .map((row) => Object.values(row).join(' '))
    expect(personalIn(keys.join('\n'))).toEqual([])
    for (const secret of secrets) expect(keys.join('\n')).not.toContain(secret)
  })

  it('I5 rests sealed: no name, phone or address in the clear in any row', () => {
    const rows = county.store.database.prepare('SELECT b, d, n, ev FROM rows').all()
    const text = rows.map((row) => Object.values(row).join(' ')).join('\n')
    expect(text).not.toMatch(/[\u3400-\u4dbf](明|某|村1号)/)
    expect(text).not.toMatch(/(?<!\d)(86)?1000000\d{4}(?!\d)/)
    for (const secret of secrets) expect(text).not.toContain(secret)
    // the same search finds them where they are allowed to be: masked, with the first character only
    expect(text).toMatch(/[\u3400-\u4dbf]\*/)
  })

  it('QUALITY 7 is not repeated in a problem, whatever else was wrong', async () => {
    const name = '㐀明珠'
    const sent = { name, phone: '10000001000', address: '㐀村1号', description: '㐀家的事' }
    const grid = plan.areas.findLast(({ kind }) => kind === 'basic-grid')
    const report = { ...sent, gridCode: grid?.areaId, category: openCategory }
    const worker = await county.as(memberOf(grid as never))
    const admin = { ...(await county.as('caller9x')), 'content-type': 'text/csv' }
    const problems = [
      await post('/v1/public/cases', { ...report, gridCode: '999999' }),
      await post('/v1/public/cases', { ...report, name: name.repeat(30) }),
      await post('/v1/public/cases', { ...report, phone: '㐀10000001000' }),
      await post('/v1/public/cases', { ...report, description: `${sent.description}\u0000` }),
      await post('/v1/public/cases', { ...report, category: name }),
      await post('/v1/public/cases', { ...report, place: { ...sent } }),
      await county.call({
        method: 'POST',
        url: '/v1/public/cases',
        body: `{"name": "${name}"`,
        headers: { 'content-type': 'application/json' },
      }),
      await post('/v1/auth/codes', { phone: '㐀10000001000' }),
      await post('/v1/auth/tokens', { phone: sent.phone, code: '000000' }),
      await county.call({
        method: 'POST',
        url: '/v1/contacts',
        headers: worker,
        body: { contactId: name, note: sent.address },
      }),
      await county.call({ method: 'GET', url: `/v1/members?area=${encodeURIComponent(name)}`, headers: admin }),
      await county.call({
        method: 'GET',
        url: `/v1/messages?recipient=${sent.phone}&limit=${sent.phone}`,
        headers: admin,
      }),
      await county.call({
        method: 'POST',
        url: '/v1/imports/members',
        headers: admin,
        body: `ref,name,phone,areaCode\nm1,${name}\u0007,${sent.phone}x,${sent.address}\n`,
      }),
      await county.call({ method: 'POST', url: '/v1/imports/members', headers: admin, body: `ref,name,"${name}\n` }),
    ]
    await county.driver.undo()
    for (const { status, text, json } of problems) {
      expect([status >= 400 || json.refused === 1, text]).toEqual([true, expect.any(String)])
      expect(text).not.toMatch(/㐀|10000001000/)
    }
    expect(personalIn(county.log.slice(-problems.length).join('\n'))).toEqual([])
  })
})
