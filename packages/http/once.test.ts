import { inflateRawSync } from 'node:zlib'
import { Conflict, metered, putNew } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { serve } from './serve.ts'
import { eventOf, toyShop } from './toy.ts'
import { handlers, manifest, ToyRow } from './toy-room.ts'

const key = 'a-key-of-16-letters'
const rowsIn = (driver: ReturnType<typeof openSqlite>) =>
  driver.database.prepare('SELECT pk, sk, r, d, t FROM rows ORDER BY pk, sk').all() as { pk: string; d: string }[]

/** The toys with two people, each asking with a key; `needs` of the room may be other ones. */
const shop = async ({ needs = [] as typeof manifest.needs } = {}) => {
  const driver = openSqlite(':memory:')
  const meter = metered(driver)
  const { engine, signIn, clock, failures } = toyShop(meter)
  const answerTo = serve({ ...manifest, needs }, { toy: async () => handlers })(engine)
  for (const memberId of ['m1', 'm2']) await signIn(memberId)
  await engine.cursorKey()
  const post = async (url: string, body: object, as: 'm1' | 'm2' = 'm1', headers: Record<string, string> = {}) => {
    const token = (await engine.tokens.issue({ memberId: as, sessionId: 's' }, clock.now)).accessToken
    const event = eventOf(`POST ${url}`, { body, token, headers: { 'idempotency-key': key, ...headers } })
    const { statusCode, body: text = '' } = await answerTo(event)
    return { status: statusCode, json: JSON.parse(text) }
  }
  return { post, driver, meter, engine, clock, failures, rows: () => rowsIn(driver) }
}

describe('a request repeated under its Idempotency-Key', () => {
  it('QUALITY 2 is answered as the first time and changes nothing, though the handler knows of no key', async () => {
    const { post, rows } = await shop()
    const first = await post('/v1/toys', { name: '球' })
    const after = rows()
    expect(await post('/v1/toys', { name: '球' })).toEqual(first)
    expect(first.status).toBe(201)
    expect(rows()).toEqual(after)
  })

  it('QUALITY 2 gets the first answer when the thing has moved on, and when the same would now be refused', async () => {
    const { post } = await shop()
    const { json } = await post('/v1/toys', { name: '球' })
    const paint = (colour: string, as: 'm1' | 'm2' = 'm1') => post(`/v1/toys/${json.toyId}/paint`, { colour }, as)
    const first = await paint('红')
    expect(await paint('红')).toEqual(first)
    expect((await paint('蓝', 'm2')).json.coats).toBe(2)
    expect(await paint('红')).toEqual(first)
  })

  it('QUALITY 2 is 422 with another body, naming the key, and changes nothing', async () => {
    const { post, rows } = await shop()
    await post('/v1/toys', { name: '球' })
    const after = rows()
    const { status, json } = await post('/v1/toys', { name: '车' })
    expect([status, json.errors[0].path]).toEqual([422, 'Idempotency-Key'])
    expect(rows()).toEqual(after)
  })

  it('QUALITY 2 is another request of another caller, on another route, and about another thing', async () => {
    const { post } = await shop()
    const [mine, theirs] = [await post('/v1/toys', { name: '球' }), await post('/v1/toys', { name: '球' }, 'm2')]
    expect(theirs.json.toyId).not.toBe(mine.json.toyId)
    for (const { json } of [mine, theirs])
      expect((await post(`/v1/toys/${json.toyId}/paint`, { colour: '红' })).json.toyId).toBe(json.toyId)
  })

  it('QUALITY 2 has one effect out of 20 at once, and one answer', async () => {
    const { post, rows } = await shop()
    const before = rows().length
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/v1/toys', { name: '球' })))
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
    // the toy and its mark
    expect(rows().length).toBe(before + 2)
  })

  it('QUALITY 2 is done when it was refused the first time: a refusal leaves nothing', async () => {
    const { post, rows, engine } = await shop()
    const before = rows()
    expect((await post('/v1/toys/later/paint', { colour: '红' })).status).toBe(404)
    expect(rows()).toEqual(before)
    await engine.table.write([putNew(ToyRow, { toyId: 'later', name: '球', coats: 0 })])
    expect((await post('/v1/toys/later/paint', { colour: '红' })).status).toBe(200)
  })

  it('QUALITY 2 keeps its key for 30 days, and not for ever', async () => {
    const { post, clock } = await shop()
    await post('/v1/toys', { name: '球' })
    clock.now = '2026-12-29T23:59:00.000Z'
    expect((await post('/v1/toys', { name: '车' })).status).toBe(422)
    clock.now = '2026-12-30T00:01:00.000Z'
    expect((await post('/v1/toys', { name: '车' })).status).toBe(201)
  })

  it('QUALITY 3 keeps its answer sealed where the room has a vault, and nobody opens it without the key', async () => {
    const [open, sealed] = [await shop(), await shop({ needs: ['vault'] })]
    for (const { post, rows } of [open, sealed]) {
      const first = await post('/v1/toys', { name: '球' })
      expect(await post('/v1/toys', { name: '球' })).toEqual(first)
      expect(rows().find(({ pk }) => pk.startsWith('toys#mark#'))?.d).not.toContain(key)
    }
    const answerIn = ({ rows }: typeof open) =>
      JSON.parse(rows().find(({ pk }) => pk.startsWith('toys#mark#'))?.d ?? '').answer as string
    expect(inflateRawSync(Buffer.from(answerIn(open), 'base64url')).toString()).toContain('球')
    expect(() => inflateRawSync(Buffer.from(answerIn(sealed), 'base64url'))).toThrow()
  })

  it('P5 costs one row more in its transaction and one read before it; without a key nothing', async () => {
    const { post, meter } = await shop()
    meter.reset()
    await post('/v1/toys', { name: '球' }, 'm1', { 'idempotency-key': undefined as never })
    expect(meter.units()).toMatchObject({ write: 1 })
    await post('/v1/toys', { name: '球' })
    meter.reset()
    await post('/v1/toys', { name: '球' }, 'm2')
    expect(meter.units()).toMatchObject({ write: 4 })
    meter.reset()
    await post('/v1/toys', { name: '球' }, 'm2')
    expect(meter.units()).toMatchObject({ write: 0, read: 1 })
  })
})

describe('a request that loses a race', () => {
  it('QUALITY 2 is done again from the start, and given up after some tries', async () => {
    const { post, driver, failures } = await shop()
    const { json } = await post('/v1/toys', { name: '球' })
    const get = driver.get
    let rivals = 0
    /** Somebody else paints it between reading and writing. */
    const rivalry = (times: number) => {
      rivals = times
      driver.get = async (keys) => {
        const rows = await get(keys)
        if (rows[0]?.e === 'toy' && rivals-- > 0)
          driver.database.prepare("UPDATE rows SET r = r + 1 WHERE e = 'toy'").run()
        return rows
      }
    }
    rivalry(2)
    expect((await post(`/v1/toys/${json.toyId}/paint`, { colour: '红' })).json.coats).toBe(1)
    rivalry(100)
    expect((await post(`/v1/toys/${json.toyId}/paint`, { colour: '蓝' }, 'm2')).status).toBe(409)
    expect(failures.filter((failure) => !(failure instanceof Conflict))).toEqual([])
  })

  it('does not write twice: what belongs together goes into one transaction', async () => {
    const { engine, failures } = await shop()
    const twice = Object.assign(async (...[asked, ports]: Parameters<typeof handlers.makeToy>) => {
      await handlers.makeToy(asked, ports)
      return handlers.makeToy(asked, ports)
    }, handlers.makeToy)
    const answerTo = serve(manifest, { toy: async () => ({ ...handlers, makeToy: twice }) })(engine)
    const token = (await engine.tokens.issue({ memberId: 'm1', sessionId: 's' }, engine.clock())).accessToken
    const event = eventOf('POST /v1/toys', { body: { name: '球' }, token, headers: { 'idempotency-key': key } })
    expect((await answerTo(event)).statusCode).toBe(500)
    expect(String(failures[0])).toContain('two writes under one Idempotency-Key')
  })
})
