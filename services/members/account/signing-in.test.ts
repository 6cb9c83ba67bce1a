import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { MemberRow } from '../member/table/member.ts'
import { aSignInDesk, phone } from '../testing/a-sign-in-desk.ts'

describe('signing in', () => {
  it('L4 gives tokens for the right code, once', async () => {
    const { askFor, codeOf, tokens, call } = await aSignInDesk()
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
    const { askFor, codeOf, tokens, wait, another } = await aSignInDesk()
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
    const { askFor, codeOf, tokens, another } = await aSignInDesk()
    await askFor()
    const code = await codeOf()
    await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => tokens({ phone, code: another(code, n) })))
    expect((await tokens({ phone, code })).status).toBe(401)
  })

  it('L4 refuses a code after five minutes, and an old one after a new one', async () => {
    const { askFor, codeOf, tokens, wait } = await aSignInDesk()
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
    const { askFor, codeOf, tokens, wait, another } = await aSignInDesk()
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
    const { askFor, codeOf, tokens, signIn, table, wait } = await aSignInDesk()
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
    const { tokens } = await aSignInDesk()
    const answer = await tokens(body)
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(paths))
  })
})

describe('the documents about tokens', () => {
  it('name the issuer and the key that verifies an access token', async () => {
    const { call } = await aSignInDesk()
    const { keys } = (await call('anyone', 'GET /.well-known/jwks.json')).body
    expect(keys).toEqual([expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256', kid: expect.any(String) })])
    const { body } = await call('anyone', 'GET /.well-known/openid-configuration')
    expect(body.jwks_uri).toMatch(/\/\.well-known\/jwks\.json$/)
    expect(body.issuer).toBeTruthy()
  })
})
