import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from './open-embedded.ts'
import { Kept, Rung, Tally } from './toy-rooms/shelf/queue.ts'

const services = join(import.meta.dirname, 'toy-rooms')
// a Thursday, 10:00 in Shanghai
const start = Date.parse('2026-11-26T10:00:00+08:00')
const aYard = (data = ':memory:', clock = () => start) =>
  openEmbedded({ data, county: 'toy', services, clock, level: 'silent', checkAnswers: true })
const idOf = (n: number) => `01J${String(n).padStart(23, '0')}`
const ball = (n: number, colour = 'red') => ({ method: 'POST', path: '/v1/balls', body: { ballId: idOf(n), colour } })
const folder = () => mkdtempSync(join(tmpdir(), 'wangge-'))

describe('a county in one process', () => {
  it('answers, tells, and takes effect in the other room, once', async () => {
    const yard = await aYard()
    expect((await yard.api(ball(1))).status).toBe(201)
    expect((await yard.api(ball(1))).status).toBe(201)
    expect((await yard.api(ball(2, 'blue'))).json()).toMatchObject({ colour: 'blue', rev: 1 })
    await yard.drain()
    const { table } = yard.ports('shelf')
    expect((await table.get(Tally, { what: 'balls' }))?.n).toBe(2)
    expect(await table.get(Kept, { ballId: idOf(2) })).toMatchObject({ colour: 'blue' })
    expect(yard.mailbox('100 1234 5678')).toMatchObject([{ recipient: '+8610012345678', parts: 1 }])
    expect(yard.mailbox('13800000000')).toEqual([])
    await yard.stop()
  })

  it('keeps what will not heal as a dead letter, tries the rest again, and replays', async () => {
    const yard = await aYard()
    await yard.api(ball(1, 'poison'))
    await yard.api(ball(2, 'shaky'))
    await yard.api(ball(3))
    await yard.drain()
    expect((await yard.ports('shelf').table.get(Tally, { what: 'balls' }))?.n).toBe(2)
    expect(yard.deadLetters()).toMatchObject([{ queue: 'shelf', why: expect.stringContaining('Poisonous') }])
    expect(yard.replay()).toBe(1)
    await yard.drain()
    expect(yard.deadLetters()).toHaveLength(1)
    await yard.stop()
  })

  it('lets no room touch the rows of another', async () => {
    const yard = await aYard()
    await expect(yard.ports('yard').table.get(Kept, { ballId: idOf(1) })).rejects.toThrow(
      'yard may not read rows of shelf',
    )
    await yard.stop()
  })

  it('finds routes as the gateway does', async () => {
    const yard = await aYard()
    await yard.api(ball(1))
    const path = `/v1/balls/${idOf(1)}`
    expect((await yard.api({ method: 'GET', path })).json()).toMatchObject({ colour: 'red' })
    const headers = { 'X-HTTP-Method-Override': 'PATCH' }
    const painted = await yard.api({ method: 'POST', path, headers, body: { colour: 'blue' } })
    expect(painted.json()).toMatchObject({ colour: 'blue', rev: 2 })
    expect((await yard.api({ method: 'DELETE', path })).status).toBe(405)
    for (const nowhere of ['/v1/ball', '/v1/balls/', '/v1/balls/a/b', '/v1/balls/%E0%A4%A'])
      expect((await yard.api({ method: 'GET', path: nowhere })).status).toBe(404)
    expect(
      (await yard.api({ method: 'GET', path: '/v1/nothing', headers: { 'accept-language': 'en' } })).json(),
    ).toMatchObject({
      detail: 'No such route',
      code: 'not-found',
    })
    await yard.stop()
  })
})

describe('the county’s clock', () => {
  const move = (to: string) => ({ method: 'POST', path: '/dev/clock', body: { to } })

  it('rings every timer on the way, in order, at its own moment, and answers when all is done', async () => {
    const yard = await aYard()
    const { status, json } = await yard.api(move('2026-11-30T00:05:00+08:00'))
    expect(status).toBe(200)
    expect(json()).toEqual({
      now: '2026-11-29T16:05:00.000Z',
      rung: [
        { job: 'shelf.daily', at: '2026-11-27T01:00:00.000Z' },
        { job: 'shelf.daily', at: '2026-11-28T01:00:00.000Z' },
        { job: 'shelf.daily', at: '2026-11-29T01:00:00.000Z' },
        { job: 'shelf.weekly', at: '2026-11-29T16:05:00.000Z' },
      ],
    })
    const { rings = [] } = (await yard.ports('shelf').table.get(Rung, { job: 'daily' })) ?? {}
    expect(rings.map(({ at, now }) => [at, now])).toEqual(
      [27, 28, 29].map((day) => Array(2).fill(`2026-11-${day}T01:00:00.000Z`)),
    )
    await yard.stop()
  })

  it('does not go backwards', async () => {
    const yard = await aYard()
    const { status, json } = await yard.api(move('2026-11-26T09:59:59+08:00'))
    expect([status, json()]).toMatchObject([422, { errors: [{ path: 'to' }] }])
    expect((await yard.api(move('tomorrow'))).status).toBe(422)
    await yard.stop()
  })

  it('is not moved further than 400 days at once, and is told how far it may', async () => {
    const yard = await aYard()
    const { status, json } = await yard.api(move('2206-11-26T10:00:00+08:00'))
    expect([status, json()]).toMatchObject([422, { errors: [{ path: 'to', allowed: { max: expect.any(String) } }] }])
    await yard.stop()
  })

  it('says while it is moved from where to where, and how far it has come', async () => {
    const yard = await aYard()
    const moved = yard.api(move('2026-12-26T10:00:00+08:00'))
    const { now, moving } = (await yard.api({ method: 'GET', path: '/dev/clock' })).json() as Record<string, unknown>
    expect(moving).toEqual({ from: expect.any(String), to: '2026-12-26T02:00:00.000Z', done: expect.any(Number) })
    expect(`${now}` < '2026-12-26T02:00:00.000Z').toBe(true)
    await moved
    expect((await yard.api({ method: 'GET', path: '/dev/clock' })).json()).toEqual({ now: '2026-12-26T02:00:00.000Z' })
    await yard.stop()
  })

  it('goes on from where it was moved to, and catches up the rings of an outage, once each', async () => {
    const data = folder()
    const first = await aYard(data)
    await first.moveClock('2026-12-01T12:00:00+08:00')
    await first.stop()
    const later = await aYard(data, () => start + 2 * 86_400_000)
    await later.drain()
    expect(later.now()).toBe('2026-12-03T04:00:00.000Z')
    const { rings = [] } = (await later.ports('shelf').table.get(Rung, { job: 'daily' })) ?? {}
    expect(rings.map(({ at }) => at.slice(0, 10))).toEqual(
      [27, 28, 29, 30, 31, 32, 33].map((day) => new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10)),
    )
    await later.stop()
    rmSync(data, { recursive: true })
  })
})

describe('the data folder', () => {
  it('belongs to one process, and its keys to its owner', async () => {
    const data = folder()
    const yard = await aYard(data)
    await expect(aYard(data)).rejects.toThrow(String(process.pid))
    await yard.drain()
    await yard.stop()
    const again = await aYard(data)
    await again.ports('yard').tokens.jwks()
    expect(statSync(join(data, 'sign.key')).mode & 0o777).toBe(0o600)
    await again.stop()
    rmSync(data, { recursive: true })
  })
})

describe('over HTTP', () => {
  it('serves the API and its pages, and the levers to this machine only', async () => {
    const yard = await aYard()
    const { port } = await yard.listen(0)
    const at = `http://127.0.0.1:${port}`
    const sent = await fetch(`${at}/v1/balls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ball(1, 'blue').body),
    })
    expect([sent.status, (await sent.json()) as unknown]).toMatchObject([201, { colour: 'blue' }])
    await fetch(`${at}/dev/drain`, { method: 'POST' })
    const box = await fetch(`${at}/dev/mailbox?recipient=10012345678`)
    const html = await box.text()
    expect(html).toContain('【网格服务】蓝球 &lt;01J')
    expect(html).toContain('短信 1 条')
    const { items } = (await (await fetch(`${at}/dev/mailbox.json`)).json()) as { items: unknown[] }
    expect(items).toHaveLength(1)

    for (const headers of [
      { host: 'evil.example' },
      { origin: 'https://evil.example' },
      { 'x-forwarded-for': '8.8.8.8' },
    ] as Record<string, string>[])
      expect((await yard.api({ method: 'GET', path: '/dev/mailbox', headers })).status).toBe(404)
    expect(await (await fetch(`${at}/`)).text()).toContain('网格服务')
    const docs = await (await fetch(`${at}/docs`)).text()
    expect(docs).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    const script = await fetch(`${at}/docs/reference.js`)
    expect([script.status, (await script.text()).includes('createApiReference')]).toEqual([200, true])
    expect((await fetch(`${at}/v1/balls`, { method: 'POST', body: Buffer.alloc(2_000_000) })).status).toBe(413)
    await yard.stop()
    await expect(fetch(`${at}/`)).rejects.toThrow()
  })
})
