import { service } from '@wangge/contract'
import { notFound, say } from '@wangge/problem'
import { openSqlite } from '@wangge/table/sqlite'
import { english, toyDesk } from '@wangge/testing/a-toy-desk'
import { answer } from './answer.ts'
import { implement } from './implement.ts'
import { serve } from './serve.ts'
import { eventOf, toyShop } from './toy.ts'
import { contract, handlers, manifest } from './toy-room.ts'

describe('binding handlers to a manifest', () => {
  it('does not load a route without a handler, a handler without a route, or two of one', async () => {
    const load = (made: object, of = manifest) => serve(of, { toy: async () => made }).load()
    const { getToy: _, ...missing } = handlers
    await expect(load(missing)).rejects.toThrow('getToy has no handler')
    const { getToy: __, ...undeclared } = contract
    const less = service({ name: 'toys', title: say('玩具', 'Toys'), nouns: { toy: undeclared } })
    await expect(load(handlers, less)).rejects.toThrow('getToy is not in its contract')
    const again = implement(handlers.getToy.route)(() => undefined)
    await expect(load({ ...handlers, again })).rejects.toThrow('two handlers')
    await expect(load(handlers)).resolves.toBeUndefined()
  })

  it('does not bind a noun without handlers, handlers without a noun, or two routes of one path', () => {
    expect(() => serve(manifest, {})).toThrow('toy has routes and no handlers')
    expect(() => serve(manifest, { toy: async () => handlers, ball: async () => ({}) })).toThrow('ball has handlers')
    const twice = service({ name: 'toys', title: say('玩具', 'Toys'), nouns: { toy: contract, ball: contract } })
    expect(() => serve(twice, { toy: async () => handlers, ball: async () => handlers })).toThrow('stands twice')
  })

  it('loads a noun when its first route is called, and once', async () => {
    const { engine } = toyShop(openSqlite(':memory:'))
    let loads = 0
    const answerTo = serve(manifest, {
      toy: async () => {
        loads++
        return handlers
      },
    })(engine)
    expect(loads).toBe(0)
    await Promise.all([answerTo(eventOf('GET /toys.html')), answerTo(eventOf('GET /toys.html'))])
    expect(loads).toBe(1)
  })
})

describe('an answer', () => {
  it('is JSON with its revision as ETag, and 304 to who has it already', async () => {
    const { ask } = await toyDesk()
    const { status, headers, json } = await ask('GET /v1/toys/a')
    expect([status, headers.etag, json.name]).toEqual([200, '"3"', '积木'])
    expect(headers['cache-control']).toBe('no-store')
    const again = await ask('GET /v1/toys/a', { headers: { 'if-none-match': '"3"' } })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('has the status of its route, or 204 when there is nothing to say', async () => {
    const { ask } = await toyDesk()
    expect((await ask('POST /v1/toys', { body: { name: '球' } })).status).toBe(201)
    expect((await ask('POST /v1/toys/a/break')).status).toBe(204)
  })

  it('may be of another kind than JSON', async () => {
    const { ask } = await toyDesk()
    const { status, headers, text } = await ask('GET /toys.html', { token: undefined })
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(text).toContain('玩具')
  })

  it('tells errors in the form of the route’s own standard, where it speaks one', async () => {
    const { engine } = toyShop(openSqlite(':memory:'))
    const refusing = implement(handlers.showToy.route, {
      refuse: ({ problem, status, path, language }) =>
        answer(400, `${status} ${problem.code} ${path} ${language}`, { 'content-type': 'text/plain' }),
    })
    const ask = async (thrown: unknown) => {
      const showToy = refusing(() => {
        throw thrown
      })
      const answerTo = serve(manifest, { toy: async () => ({ ...handlers, showToy }) })(engine)
      const { statusCode, headers, body } = await answerTo(eventOf('GET /toys.html', { headers: english }))
      return [statusCode, headers?.['content-type'], body]
    }
    expect(await ask(notFound())).toEqual([400, 'text/plain', '404 not-found /toys.html en'])
    expect(await ask(new Error('x'))).toEqual([400, 'text/plain', '500 unavailable /toys.html en'])
  })

  it('must keep its contract where answers are checked', async () => {
    const { engine, signIn, failures } = toyShop(openSqlite(':memory:'))
    const wrong = implement(handlers.getToy.route)(() => ({ toyId: 'a', name: '积木', rev: 3, secret: 1 }))
    const getToy = Object.assign(async (...of: Parameters<typeof handlers.getToy>) => {
      await handlers.getToy(...of)
      return wrong(of[0] as never, of[1])
    }, handlers.getToy)
    const lying = serve(manifest, { toy: async () => ({ ...handlers, getToy }) })
    const event = eventOf('GET /v1/toys/a', { token: await signIn('m1') })
    expect((await lying(engine)(event)).statusCode).toBe(500)
    expect(String(failures[0])).toContain('getToy broke its contract')
    expect((await lying({ ...engine, checkAnswers: false })(event)).statusCode).toBe(200)
  })
})

describe('who is asking', () => {
  it('is told to sign in, with a challenge, and learns nothing else', async () => {
    const { ask } = await toyDesk()
    for (const headers of [{}, { authorization: 'Basic eDp5' }, { authorization: 'Bearer' }] as Record<
      string,
      string
    >[]) {
      const { status, headers: sent, json } = await ask('POST /v1/toys', { token: undefined, headers, body: '{' })
      expect([status, json.code, sent['www-authenticate']]).toEqual([401, 'unauthenticated', 'Bearer realm="wangge"'])
    }
    const bad = await ask('GET /v1/toys', { token: 'a.b.c' })
    expect([bad.status, bad.headers['www-authenticate']]).toEqual([401, expect.stringContaining('invalid_token')])
  })

  it('gets 404 outside their subtree, 403 inside it for what is not theirs', async () => {
    const { ask, signIn } = await toyDesk()
    const worker = await signIn('m2', 'grid-worker', 'g1')
    expect((await ask('GET /v1/toys/v1-g1', { token: worker })).status).toBe(200)
    const outside = await ask('GET /v1/toys/v1-g2', { token: worker })
    expect([outside.status, outside.json.code]).toEqual([404, 'not-found'])
    const volunteer = await signIn('m3', 'volunteer', 'g1')
    const inside = await ask('GET /v1/toys/v1-g1', { token: volunteer, headers: english })
    expect([inside.status, inside.json.code, inside.json.detail]).toEqual([
      403,
      'forbidden',
      'Your role may not do this',
    ])
  })

  it('is a resident when they hold a case token', async () => {
    const { ask } = await toyDesk()
    const { json } = await ask('GET /v1/public/toys', { token: undefined, headers: { 'x-case-token': 'secret' } })
    expect(json.token).toBe('secret')
    const without = await ask('GET /v1/public/toys', { token: undefined })
    expect([without.status, without.headers['www-authenticate']]).toEqual([401, expect.stringContaining('Case-Token')])
  })

  it('never gets an answer that nobody authorised', async () => {
    const { ask, failures } = await toyDesk()
    expect((await ask('GET /v1/careless')).status).toBe(500)
    expect(String(failures[0])).toContain('without looking at a right')
  })

  it('is signed out when the token ends', async () => {
    const { ask, clock } = await toyDesk()
    expect((await ask('GET /v1/toys')).status).toBe(200)
    clock.now = '2026-11-30T00:15:06.000Z'
    expect((await ask('GET /v1/toys')).status).toBe(401)
  })
})

describe('routes', () => {
  it('answers 404 for a path nobody has and 405 for a method it has not', async () => {
    const { ask } = await toyDesk()
    expect((await ask('GET /v1/nothing')).status).toBe(404)
    const { status, headers, json } = await ask('DELETE /v1/toys')
    expect([status, headers.allow, json.allowed]).toEqual([405, 'GET, POST', ['GET', 'POST']])
  })

  it('takes POST for PATCH from clients that have none', async () => {
    const { ask } = await toyDesk()
    const options = { body: { name: '球' }, headers: { 'x-http-method-override': 'PATCH' } }
    expect((await ask('POST /v1/toys/a', options)).status).toBe(200)
    expect((await ask('PATCH /v1/toys/a', { body: { name: '球' } })).status).toBe(200)
    expect((await ask('POST /v1/toys/a', { body: { name: '球' } })).status).toBe(405)
    const other = await ask('POST /v1/toys/a', { ...options, headers: { 'x-http-method-override': 'DELETE' } })
    expect([other.status, other.json.errors[0].path]).toEqual([422, 'X-HTTP-Method-Override'])
  })
})

describe('If-Match and Idempotency-Key', () => {
  it.each([
    ['"7"', 7],
    ['W/"7"', 7],
    ['7', 7],
    ['*', null],
  ])('reads If-Match %s as %s', async (header, rev) => {
    const { ask } = await toyDesk()
    const { json } = await ask('PATCH /v1/toys/a', { body: { name: '球' }, headers: { 'if-match': header } })
    expect(json.ifMatch).toBe(rev)
  })

  it('refuses an If-Match that is none of ours', async () => {
    const { ask } = await toyDesk()
    const { status, json } = await ask('PATCH /v1/toys/a', { body: { name: '球' }, headers: { 'if-match': '"abc"' } })
    expect([status, json.errors[0].path]).toEqual([422, 'If-Match'])
  })

  it.each(['', 'k'.repeat(65), '中文', 'a b'])('refuses the key %j', async (key) => {
    const { ask } = await toyDesk()
    const { status, json } = await ask('POST /v1/toys', { body: { name: '球' }, headers: { 'idempotency-key': key } })
    expect([status, json.errors[0].path]).toEqual([422, 'Idempotency-Key'])
  })
})
