import { codePace } from '@wangge/county'
import { put } from '@wangge/table'
import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../api.ts'
import { MemberRow, SessionRow } from '../table.ts'

const phone = '10012345678'
const people = { admin: ['county-admin', place.county], m1: ['grid-worker', place.grid] } as const
const members = `ref,name,phone,areaCode\nm1,张小兰,${phone},${place.grid}\nm2,王强,10012345679,${place.otherGrid}\n`
const everybody = { perPhone: codePace, perAddress: [{ seconds: 60, most: 1000 }] }

const aDesk = async (config = { signIn: everybody }) => {
  const room = await aRoom({ api, people, config })
  const { call, facts, engine, clock } = room
  await call('admin', 'POST /v1/imports/members', { body: members })
  const askFor = (number = phone, address = '203.0.113.7') =>
    call('anyone', 'POST /v1/auth/codes', { body: { phone: number }, address })
  /** The last code that was sent to a member. */
  const codeOf = async (memberId = 'm1') => {
    const sent = facts().filter(({ type, subject }) => type === 'members.code-requested.v1' && subject === memberId)
    const sealed = String(sent.at(-1)?.data.sealedCode)
    return (await engine.vault.subject(memberId))?.reveal({ sealed, masked: '' }) as string
  }
  const tokens = (body: object) => call('anyone', 'POST /v1/auth/tokens', { body })
  const signIn = async () => {
    await askFor()
    return (await tokens({ phone, code: await codeOf() })).body as { accessToken: string; refreshToken: string }
  }
  const wait = (seconds: number) => {
    clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
  }
  const another = (code: string, n: number) => String((Number(code) + n) % 1_000_000).padStart(6, '0')
  return { ...room, askFor, codeOf, tokens, signIn, wait, another }
}

describe('asking for a sign-in code', () => {
  it('L4 sends a sealed code to a member’s phone', async () => {
    const { askFor, codeOf, facts } = await aDesk()
    expect(await askFor()).toMatchObject({ status: 202, body: { resendAfter: 60 } })
    expect(await codeOf()).toMatch(/^\d{6}$/)
    const told = facts().at(-1)
    expect(told?.data).toEqual({
      subjectId: 'm1',
      memberId: 'm1',
      sealedCode: expect.any(String),
      expiresAt: '2026-11-30T01:05:00.000Z',
    })
    expect(JSON.stringify(facts())).not.toContain(phone)
  })

  it('L4 answers the same for a phone that nobody has, and tells nobody', async () => {
    const { askFor, facts } = await aDesk()
    const known = await askFor()
    const before = facts().length
    const unknown = await askFor('10087654321')
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    expect(facts()).toHaveLength(before)
    expect(await askFor('10087654321')).toMatchObject({ status: 429 })
  })

  it('L4 takes the phone in every way it is written, as one phone', async () => {
    const { askFor } = await aDesk()
    expect((await askFor('+86 100 1234 5678')).status).toBe(202)
    expect((await askFor('100-1234-5678')).status).toBe(429)
  })

  it('L4 refuses another within 60 s, and says when to come back', async () => {
    const { askFor, wait } = await aDesk()
    await askFor()
    wait(59)
    expect(await askFor()).toMatchObject({ status: 429, headers: { 'retry-after': '1' }, body: { retryAfter: 1 } })
    wait(1)
    expect((await askFor()).status).toBe(202)
  })

  it('L4 refuses the sixth in an hour and the eleventh in a day', async () => {
    const { askFor, wait } = await aDesk()
    const statuses: (number | undefined)[] = []
    for (let n = 0; n < 6; n++) {
      statuses.push((await askFor()).status)
      wait(61)
    }
    wait(3600)
    for (let n = 0; n < 6; n++) {
      statuses.push((await askFor()).status)
      wait(900)
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 202, 202, 202, 202, 202, 429])
  })

  it('L4 counts by address as well, and does not use up another person’s codes from a blocked one', async () => {
    const { askFor } = await aDesk({ signIn: { perPhone: codePace, perAddress: codePace } })
    expect((await askFor(phone, '2001:db8::1')).status).toBe(202)
    expect((await askFor('10012345679', '2001:db8::2')).status).toBe(429)
    expect((await askFor('10012345679', '203.0.113.8')).status).toBe(202)
  })

  it.each(['12345', '+86 100 1234 567', 'abc'])('refuses %j, naming the field', async (number) => {
    const { askFor } = await aDesk()
    expect(await askFor(number)).toMatchObject({ status: 422, body: { errors: [{ path: 'phone' }] } })
  })
})

describe('signing in', () => {
  it('L4 gives tokens for the right code, once', async () => {
    const { askFor, codeOf, tokens, call } = await aDesk()
    await askFor()
    const code = await codeOf()
    const { status, body } = await tokens({ phone, code })
    expect([status, body.tokenType, body.expiresIn]).toEqual([200, 'Bearer', 900])
    expect(await call(body.accessToken, 'GET /v1/me')).toMatchObject({
      status: 200,
      body: {
        member: { memberId: 'm1', name: '张小兰', phone: '100****5678', areaId: place.grid },
        grants: [{ role: 'grid-worker', areaId: place.grid, areaName: expect.any(String) }],
      },
    })
    expect((await tokens({ phone, code })).status).toBe(401)
  })

  it('L4 takes the code after four wrong guesses, and not after five', async () => {
    const { askFor, codeOf, tokens, wait, another } = await aDesk()
    await askFor()
    const first = await codeOf()
    for (let n = 1; n <= 4; n++) expect((await tokens({ phone, code: another(first, n) })).status).toBe(401)
    expect((await tokens({ phone, code: first })).status).toBe(200)
    wait(60)
    await askFor()
    const second = await codeOf()
    for (let n = 1; n <= 5; n++) await tokens({ phone, code: another(second, n) })
    expect((await tokens({ phone, code: second })).status).toBe(401)
    wait(60)
    await askFor()
    expect((await tokens({ phone, code: await codeOf() })).status).toBe(200)
  })

  it('L4 counts guesses that come at the same time', async () => {
    const { askFor, codeOf, tokens, another } = await aDesk()
    await askFor()
    const code = await codeOf()
    await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => tokens({ phone, code: another(code, n) })))
    expect((await tokens({ phone, code })).status).toBe(401)
  })

  it('L4 refuses a code after five minutes, and an old one after a new one', async () => {
    const { askFor, codeOf, tokens, wait } = await aDesk()
    await askFor()
    const first = await codeOf()
    wait(60)
    await askFor()
    const second = await codeOf()
    expect(first).not.toBe(second)
    expect((await tokens({ phone, code: first })).status).toBe(401)
    wait(300)
    expect((await tokens({ phone, code: second })).status).toBe(401)
  })

  it('L4 answers the same whatever was wrong', async () => {
    const { askFor, codeOf, tokens, wait, another } = await aDesk()
    await askFor()
    await askFor('10087654321')
    const code = await codeOf()
    const wrong = await tokens({ phone, code: another(code, 1) })
    const nobody = await tokens({ phone: '10087654321', code })
    const never = await tokens({ phone: '10099999999', code })
    wait(300)
    const expired = await tokens({ phone, code })
    const told = ({ status, body: { instance: _, ...body } }: typeof wrong) => ({ status, body })
    for (const other of [nobody, never, expired]) expect(told(other)).toEqual(told(wrong))
  })

  it('L4 lets nobody in who is no longer active', async () => {
    const { askFor, codeOf, tokens, signIn, table, wait } = await aDesk()
    const { refreshToken } = await signIn()
    wait(60)
    await askFor()
    await table.write([put(MemberRow, { ...(await table.need(MemberRow, { memberId: 'm1' })), active: false })])
    expect((await tokens({ phone, code: await codeOf() })).status).toBe(401)
    expect((await tokens({ refreshToken })).status).toBe(401)
  })

  it.each([
    [{}, ['refreshToken']],
    [{ phone }, ['code']],
    [{ phone, code: '12345' }, ['code']],
    [{ phone, code: '123456', extra: 1 }, ['extra']],
    [{ refreshToken: '' }, ['refreshToken']],
  ])('refuses %j, naming the fields', async (body, paths) => {
    const { tokens } = await aDesk()
    const answer = await tokens(body)
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(paths))
  })
})

describe('going on with a refresh token', () => {
  it('L4 works once a turn', async () => {
    const { signIn, tokens, call } = await aDesk()
    let { refreshToken } = await signIn()
    for (let turn = 0; turn < 3; turn++) {
      const { status, body } = await tokens({ refreshToken })
      expect([status, body.refreshToken === refreshToken]).toEqual([200, false])
      expect((await call(body.accessToken, 'GET /v1/me')).status).toBe(200)
      refreshToken = body.refreshToken
    }
  })

  it('L4 ends the session when an old one comes back, for the newest one as well', async () => {
    const { signIn, tokens } = await aDesk()
    const { refreshToken: first } = await signIn()
    const { refreshToken: second } = (await tokens({ refreshToken: first })).body
    expect((await tokens({ refreshToken: first })).status).toBe(401)
    expect((await tokens({ refreshToken: second })).status).toBe(401)
  })

  it('L4 gives one of two that come at the same time', async () => {
    const { signIn, tokens } = await aDesk()
    const { refreshToken } = await signIn()
    const answers = await Promise.all([tokens({ refreshToken }), tokens({ refreshToken })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('L4 cannot be made up, and a made-up one ends nothing', async () => {
    const { signIn, tokens } = await aDesk()
    const { refreshToken } = await signIn()
    const [sessionId, , mark] = refreshToken.split('.') as [string, string, string]
    const forged = [
      `${sessionId}.2.${mark}`,
      `${sessionId}.1.${'A'.repeat(22)}`,
      `01K${'9'.repeat(23)}.1.${mark}`,
      'x',
      refreshToken.toLowerCase(),
    ]
    for (const text of forged) expect((await tokens({ refreshToken: text })).status).toBe(401)
    expect((await tokens({ refreshToken })).status).toBe(200)
  })

  it('L4 ends after 30 days', async () => {
    const { signIn, tokens, wait } = await aDesk()
    const { refreshToken } = await signIn()
    wait(30 * 86_400)
    expect((await tokens({ refreshToken })).status).toBe(401)
  })
})

describe('signing out', () => {
  it('L4 ends the caller’s session, and may be said twice', async () => {
    const { signIn, tokens, call, table } = await aDesk()
    const { accessToken, refreshToken } = await signIn()
    expect(await call(accessToken, 'DELETE /v1/auth/session')).toMatchObject({ status: 204, body: undefined })
    expect((await call(accessToken, 'DELETE /v1/auth/session')).status).toBe(204)
    expect((await tokens({ refreshToken })).status).toBe(401)
    expect(await table.get(SessionRow, { sessionId: refreshToken.split('.')[0] as string })).toBeUndefined()
  })

  it('L1 needs somebody signed in', async () => {
    const { call } = await aDesk()
    for (const line of ['DELETE /v1/auth/session', 'GET /v1/me'] as const)
      expect((await call('anyone', line)).status).toBe(401)
  })
})

describe('the documents about tokens', () => {
  it('name the issuer and the key that verifies an access token', async () => {
    const { call } = await aDesk()
    const { keys } = (await call('anyone', 'GET /.well-known/jwks.json')).body
    expect(keys).toEqual([expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256', kid: expect.any(String) })])
    const { body } = await call('anyone', 'GET /.well-known/openid-configuration')
    expect(body.jwks_uri).toMatch(/\/\.well-known\/jwks\.json$/)
    expect(body.issuer).toBeTruthy()
  })
})
