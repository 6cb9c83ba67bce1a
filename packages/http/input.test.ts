import { english, toyDesk } from '@wangge/testing/a-toy-desk'

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
    const { ask } = await toyDesk()
    const chinese = await ask('POST /v1/toys', { body })
    expect([chinese.status, chinese.json.code]).toEqual([status, 'invalid'])
    expect(chinese.json.detail).toMatch(/\p{Script=Han}/u)
    expect((await ask('POST /v1/toys', { body, headers: english })).json.detail).toMatch(/^[ -~]+$/)
  })

  it.each(['text/plain', 'application/xml', '', 'multipart/form-data; boundary=x'])(
    'of type %j is 415',
    async (type) => {
      const { ask } = await toyDesk()
      const { status, json } = await ask('POST /v1/toys', { body: '{"name":"球"}', headers: { 'content-type': type } })
      expect([status, json.allowed]).toEqual([415, ['application/json']])
    },
  )

  it('is read when it says its charset, and when it comes as bytes', async () => {
    const { ask } = await toyDesk()
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect((await ask('POST /v1/toys', { body: '{"name":"球"}', headers })).status).toBe(201)
    expect((await ask('POST /v1/toys', { body: Buffer.from('{"name":"球"}') })).json.name).toBe('球')
  })

  it('takes CSV as text, in UTF-8 or as spreadsheets in China write it', async () => {
    const { ask } = await toyDesk()
    const headers = { 'content-type': 'text/csv; charset=utf-8' }
    const utf8 = await ask('POST /v1/imports/toys?dryRun=false', { body: Buffer.from('名称\n球'), headers })
    expect(utf8.json).toEqual({ text: '名称\n球', dryRun: false })
    const gbk = await ask('POST /v1/imports/toys', { body: Buffer.from([0xc7, 0xf2]), headers })
    expect(gbk.json).toEqual({ text: '球', dryRun: true })
    expect((await ask('POST /v1/imports/toys', { body: Buffer.from([0xff, 0xff]), headers })).status).toBe(400)
  })
})

describe('a query', () => {
  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1e1', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['colour=green', 'colour'],
    ['color=red', 'color'],
    ['__proto__=1', '__proto__'],
  ])('%s is 422 naming %s', async (query, path) => {
    const { ask } = await toyDesk()
    const { status, json } = await ask(`GET /v1/toys?${query}`)
    expect([status, json.errors[0].path]).toEqual([422, path])
  })

  it('says what would be allowed', async () => {
    const { ask } = await toyDesk()
    expect((await ask('GET /v1/toys?colour=green')).json.errors[0]).toEqual({
      path: 'colour',
      detail: '只能是：red、blue',
      allowed: ['red', 'blue'],
    })
  })

  it('may leave values empty and give lists more than once', async () => {
    const { ask } = await toyDesk()
    expect((await ask('GET /v1/toys?colour=&limit=&tags=a&tags=b%20c+d')).status).toBe(200)
    expect((await ask('GET /v1/toys?colour=%ff')).status).toBe(400)
  })

  it('of a path is checked as well', async () => {
    const { ask } = await toyDesk()
    const { status, json } = await ask('GET /v1/toys/A_B')
    expect([status, json.errors[0].path]).toEqual([422, 'toyId'])
  })
})
