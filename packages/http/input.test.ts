import { openSqlite } from '@wangge/table/sqlite'
import fc from 'fast-check'
import { eventOf, toyShop } from './toy.ts'
import { manifest } from './toy-room.ts'

type Ask = Parameters<typeof eventOf>[1]
const shop = async () => {
  const { answerTo, signIn, ...rest } = toyShop(openSqlite(':memory:'))
  const token = await signIn('m1')
  const ask = async (request: string, options: Ask = {}) => {
    const { statusCode, body = '' } = await answerTo(eventOf(request, { token, ...options }))
    return { status: statusCode, text: body, json: body.startsWith('{') ? JSON.parse(body) : undefined }
  }
  return { ask, answerTo, token, ...rest }
}
const english = { 'accept-language': 'en' }
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

describe('a body that cannot be read', () => {
  it.each([
    ['malformed JSON', 400, '{"name":'],
    ['JSON with a comment', 400, '{"name":"球"} // x'],
    ['bytes that are not UTF-8', 400, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['an overlong UTF-8 form', 400, Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['nesting deeper than 32', 400, nested(33)],
    ['nesting deeper than any stack', 400, '['.repeat(200_000)],
    ['more than 256 KB', 413, `{"name":"${'a'.repeat(256 * 1024)}"}`],
    ['more than 256 KB of Chinese', 413, `{"name":"${'网'.repeat(90 * 1024)}"}`],
    ['more than 256 KB of bytes', 413, Buffer.alloc(256 * 1024 + 1, 0x20)],
  ])('%s is %i', async (_, status, body) => {
    const { ask } = await shop()
    const chinese = await ask('POST /v1/toys', { body })
    expect([chinese.status, chinese.json.code]).toEqual([status, 'invalid'])
    expect(chinese.json.detail).toMatch(/\p{Script=Han}/u)
    expect((await ask('POST /v1/toys', { body, headers: english })).json.detail).toMatch(/^[ -~]+$/)
  })

  it.each(['text/plain', 'application/xml', '', 'multipart/form-data; boundary=x'])(
    'of type %j is 415',
    async (type) => {
      const { ask } = await shop()
      const { status, json } = await ask('POST /v1/toys', { body: '{"name":"球"}', headers: { 'content-type': type } })
      expect([status, json.allowed]).toEqual([415, ['application/json']])
    },
  )

  it('is read when it says its charset, and when it comes as bytes', async () => {
    const { ask } = await shop()
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect((await ask('POST /v1/toys', { body: '{"name":"球"}', headers })).status).toBe(201)
    expect((await ask('POST /v1/toys', { body: Buffer.from('{"name":"球"}') })).json.name).toBe('球')
  })

  it('takes CSV as text, in UTF-8 or as spreadsheets in China write it', async () => {
    const { ask } = await shop()
    const headers = { 'content-type': 'text/csv; charset=utf-8' }
    const utf8 = await ask('POST /v1/imports/toys?dryRun=false', { body: Buffer.from('名称\n球'), headers })
    expect(utf8.json).toEqual({ text: '名称\n球', dryRun: false })
    const gbk = await ask('POST /v1/imports/toys', { body: Buffer.from([0xc7, 0xf2]), headers })
    expect(gbk.json).toEqual({ text: '球', dryRun: true })
    expect((await ask('POST /v1/imports/toys', { body: Buffer.from([0xff, 0xff]), headers })).status).toBe(400)
  })
})

const faults: [what: string, body: string, path: string, chinese: string, inEnglish: string, allowed: unknown][] = [
  ['missing', '{}', 'name', '必填', 'Required', undefined],
  ['missing body', '', 'name', '必填', 'Required', undefined],
  ['of another type', '{"name":1}', 'name', '应为文本', 'Must be text', 'string'],
  [
    'too long',
    '{"name":"一二三四五六"}',
    'name',
    '须为 1 到 5 个字',
    'Must be 1 to 5 characters long',
    { min: 1, max: 5 },
  ],
  ['blank', '{"name":"  "}', 'name', '须为 1 到 5 个字', 'Must be 1 to 5 characters long', { min: 1, max: 5 }],
  [
    'with control characters',
    '{"name":"a\\u0000"}',
    'name',
    '不能含控制字符或方向控制符',
    'No control or bidirectional characters',
    undefined,
  ],
  [
    'with bidi characters',
    '{"name":"a\\u202e"}',
    'name',
    '不能含控制字符或方向控制符',
    'No control or bidirectional characters',
    undefined,
  ],
  [
    'with half a character',
    '{"name":"a\\ud800"}',
    'name',
    '不能含控制字符或方向控制符',
    'No control or bidirectional characters',
    undefined,
  ],
  ['too large', '{"name":"球","pieces":11}', 'pieces', '不能大于 10', 'Must not be more than 10', { max: 10 }],
  ['too small', '{"name":"球","pieces":0}', 'pieces', '不能小于 1', 'Must not be less than 1', { min: 1 }],
  ['not whole', '{"name":"球","pieces":1.5}', 'pieces', '应为整数', 'Must be a whole number', 'int'],
  ['not finite', '{"name":"球","pieces":1e999}', 'pieces', '数字超出范围', 'The number is out of range', undefined],
  ['not a time', '{"name":"球","dueAt":"tomorrow"}', 'dueAt', '格式不对', 'Wrong format', '2026-11-30T08:00:00+08:00'],
  [
    'unknown',
    '{"name":"球","nmae":1}',
    'nmae',
    '没有这个字段',
    'No such property',
    ['name', 'pieces', 'dueAt', 'parts', 'owner'],
  ],
  [
    'unknown inside',
    '{"name":"球","owner":{"name":"张","x":1}}',
    'owner.x',
    '没有这个字段',
    'No such property',
    undefined,
  ],
  [
    'unknown deep inside',
    '{"name":"球","owner":{"name":"张","toys":[{"n":1,"y":2}]}}',
    'owner.toys.0.y',
    '没有这个字段',
    'No such property',
    undefined,
  ],
  [
    'unknown in a variant',
    '{"name":"球","parts":[{"kind":"bell","loud":true,"size":1}]}',
    'parts.0.size',
    '没有这个字段',
    'No such property',
    undefined,
  ],
  [
    'wrong in a variant',
    '{"name":"球","parts":[{"kind":"wheel","size":99}]}',
    'parts.0.size',
    '不能大于 9',
    'Must not be more than 9',
    { max: 9 },
  ],
  [
    'of no variant',
    '{"name":"球","parts":[{"kind":"horn"}]}',
    'parts.0.kind',
    '只能是：wheel、bell',
    'Must be one of: wheel, bell',
    ['wheel', 'bell'],
  ],
  ['one too many', '{"name":"球","parts":[{},{},{}]}', 'parts', '最多 2 项', 'At most 2 items', { max: 2 }],
  [
    'a prototype',
    '{"name":"球","__proto__":{"admin":true}}',
    '__proto__',
    '没有这个字段',
    'No such property',
    undefined,
  ],
  [
    'a constructor',
    '{"name":"球","owner":{"name":"张","constructor":{"prototype":{}}}}',
    'owner.constructor',
    '没有这个字段',
    'No such property',
    undefined,
  ],
]

describe('a field', () => {
  it.each(faults)(
    '%s is 422, named and explained in both languages',
    async (_, body, path, chinese, inEnglish, allowed) => {
      const { ask } = await shop()
      const { status, json } = await ask('POST /v1/toys', { body })
      expect(status).toBe(422)
      const found = json.errors.find((error: { path: string }) => error.path === path)
      expect(found).toEqual({ path, detail: chinese, ...(allowed === undefined ? {} : { allowed }) })
      const { json: english } = await ask('POST /v1/toys', { body, headers: { 'accept-language': 'en' } })
      expect(english.errors.find((error: { path: string }) => error.path === path).detail).toBe(inEnglish)
    },
  )

  it('is told of together with every other that is wrong', async () => {
    const { ask } = await shop()
    const { json } = await ask('POST /v1/toys', { body: { pieces: 0, x: 1 } })
    expect(json.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['name', 'pieces', 'x'])
    expect(json.detail).toMatch(/^\w+：/)
  })

  it('never comes back with what was sent', async () => {
    const { ask } = await shop()
    const { text } = await ask('POST /v1/toys', { body: { name: '张三的手机是13812341234', owner: '13812341234' } })
    expect(text).not.toContain('1381234')
  })

  it('leaves prototypes untouched', async () => {
    const { ask } = await shop()
    await ask('POST /v1/toys', { body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}' })
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('a query', () => {
  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['colour=green', 'colour'],
    ['color=red', 'color'],
    ['__proto__=1', '__proto__'],
  ])('%s is 422 naming %s', async (query, path) => {
    const { ask } = await shop()
    const { status, json } = await ask(`GET /v1/toys?${query}`)
    expect([status, json.errors[0].path]).toEqual([422, path])
  })

  it('says what would be allowed', async () => {
    const { ask } = await shop()
    expect((await ask('GET /v1/toys?colour=green')).json.errors[0]).toEqual({
      path: 'colour',
      detail: '只能是：red、blue',
      allowed: ['red', 'blue'],
    })
  })

  it('may leave values empty and give lists more than once', async () => {
    const { ask } = await shop()
    expect((await ask('GET /v1/toys?colour=&limit=&tags=a&tags=b%20c+d')).status).toBe(200)
    expect((await ask('GET /v1/toys?colour=%ff')).status).toBe(400)
  })

  it('of a path is checked as well', async () => {
    const { ask } = await shop()
    const { status, json } = await ask('GET /v1/toys/A_B')
    expect([status, json.errors[0].path]).toEqual([422, 'toyId'])
  })
})

describe('whatever is sent', () => {
  it('is never answered 5xx', async () => {
    const { answerTo, token } = await shop()
    const json = fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text))
    const nearly = fc
      .tuple(fc.constantFrom(...faults.map(([, body]) => body)), fc.nat(200), fc.nat(255))
      .map(([text, at, byte]) => {
        const bytes = Buffer.from(text)
        if (bytes.length > 0) bytes[at % bytes.length] = byte
        return bytes
      })
    const anything = fc.oneof(fc.uint8Array({ maxLength: 300 }), json, nearly, fc.constant(undefined))
    const routes = manifest.routes.filter(({ id }) => id !== 'carelessToy')
    const header = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        anything,
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
        fc.record(
          {
            'content-type': fc.oneof(header, fc.constantFrom('application/json', 'text/csv')),
            'accept-language': header,
            'if-match': header,
            'idempotency-key': header,
            'x-http-method-override': header,
            'x-case-token': header,
            authorization: fc.oneof(header, fc.constant(`Bearer ${token}`)),
          },
          { requiredKeys: [] },
        ),
        async ({ method, path }, body, query, param, headers) => {
          const event = eventOf(`${method} ${path.replace(/\{\w+\}/, 'a')}`, { body, token, headers })
          event.rawQueryString = query
          if (event.pathParameters?.toyId) event.pathParameters.toyId = param
          const { statusCode = 0, body: answer } = await answerTo(event)
          expect(statusCode).toBeLessThan(500)
          if (statusCode >= 400) expect(JSON.parse(answer ?? '')).toMatchObject({ status: statusCode })
        },
      ),
      { numRuns: 1500 },
    )
  })
})
