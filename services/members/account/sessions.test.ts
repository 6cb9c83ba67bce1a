import { place } from '@wangge/testing/a-room'
import { aSignInDesk } from '../testing/a-sign-in-desk.ts'
import { SessionRow } from './table.ts'

describe('going on with a refresh token', () => {
  it('L4 works once a turn', async () => {
    const { signIn, tokens, call } = await aSignInDesk()
    let { refreshToken } = await signIn()
    for (let turn = 0; turn < 3; turn++) {
      const { status, body } = await tokens({ refreshToken })
      expect([status, body.refreshToken === refreshToken]).toEqual([200, false])
      expect((await call(body.accessToken, 'GET /v1/me')).status).toBe(200)
      refreshToken = body.refreshToken
    }
  })

  it('L4 ends the session when an old one comes back, for the newest one as well', async () => {
    const { signIn, tokens } = await aSignInDesk()
    const { refreshToken: first } = await signIn()
    const { refreshToken: second } = (await tokens({ refreshToken: first })).body
    expect((await tokens({ refreshToken: first })).status).toBe(401)
    expect((await tokens({ refreshToken: second })).status).toBe(401)
  })

  it('L4 gives one of two that come at the same time', async () => {
    const { signIn, tokens } = await aSignInDesk()
    const { refreshToken } = await signIn()
    const answers = await Promise.all([tokens({ refreshToken }), tokens({ refreshToken })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('L4 cannot be made up, and a made-up one ends nothing', async () => {
    const { signIn, tokens } = await aSignInDesk()
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
    const { signIn, tokens, wait } = await aSignInDesk()
    const { refreshToken } = await signIn()
    wait(30 * 86_400)
    expect((await tokens({ refreshToken })).status).toBe(401)
  })
})

describe('somebody who has left', () => {
  const post = { memberId: 'm2', role: 'grid-worker', areaId: place.grid, from: '2026-11-01' }

  it('B12 L4 goes on with no session, while one who has another post, or never had one, does', async () => {
    const { askFor, codeOf, tokens, call } = await aSignInDesk()
    const number = '10012345679'
    await askFor(number)
    const { body: session } = await tokens({ phone: number, code: await codeOf('m2') })
    const goOn = async (before: { refreshToken: string }) => tokens({ refreshToken: before.refreshToken })
    const first = await goOn(session)
    expect(first.status).toBe(200)
    const fill = async (more: object) =>
      (await call('admin', 'POST /v1/appointments', { body: { ...post, ...more } })).body.appointmentId as string
    const posts = [await fill({}), await fill({ role: 'duty' })]
    await call('admin', `POST /v1/appointments/${posts[0]}/end`, { body: {} })
    const second = await goOn(first.body)
    expect(second.status).toBe(200)
    await call('admin', `POST /v1/appointments/${posts[1]}/end`, { body: {} })
    expect((await goOn(second.body)).status).toBe(401)
  })
})

describe('signing out', () => {
  it('L4 ends the caller’s session, and may be said twice', async () => {
    const { signIn, tokens, call, table } = await aSignInDesk()
    const { accessToken, refreshToken } = await signIn()
    expect(await call(accessToken, 'DELETE /v1/auth/session')).toMatchObject({ status: 204, body: undefined })
    expect((await call(accessToken, 'DELETE /v1/auth/session')).status).toBe(204)
    expect((await tokens({ refreshToken })).status).toBe(401)
    expect(await table.get(SessionRow, { sessionId: refreshToken.split('.')[0] as string })).toBeUndefined()
  })

  it('L1 needs somebody signed in', async () => {
    const { call } = await aSignInDesk()
    for (const line of ['DELETE /v1/auth/session', 'GET /v1/me'] as const)
      expect((await call('anyone', line)).status).toBe(401)
  })
})
