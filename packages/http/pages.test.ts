import { openSqlite } from '@wangge/table/sqlite'
import { eventOf, toyShop } from './toy.ts'

type Ask = Parameters<typeof eventOf>[1]
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const browser = { ...form, accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const send = async (body: string | Uint8Array, headers: Record<string, string> = browser, line = 'POST /toys.html') => {
  const { answerTo } = toyShop(openSqlite(':memory:'))
  const { statusCode: status, body: text = '', ...rest } = await answerTo(eventOf(line, { body, headers } as Ask))
  return { status, text, headers: rest.headers as Record<string, string>, cookies: rest.cookies }
}

describe('a form', () => {
  it('is read as texts: line ends as they are here, nothing for what was left empty', async () => {
    const { status, text } = await send('name=%E7%90%83+%3Cb%3E&text=one%0D%0Atwo')
    expect([status, JSON.parse(text)[0]]).toEqual([303, { name: '球 <b>', text: 'one\ntwo' }])
    expect(JSON.parse((await send('name=&text=')).text)[0]).toEqual({})
    expect(JSON.parse((await send(Buffer.from('name=a'))).text)[0]).toEqual({ name: 'a' })
  })

  it.each([
    ['a field that nobody knows', 'other=1', 422],
    ['a field twice', 'name=a&name=b', 422],
    ['a prototype', '__proto__=1', 422],
    ['a broken escape', 'name=%E0%A4%A', 400],
    ['too much', `name=${'x'.repeat(256 * 1024)}`, 413],
  ])('with %s is refused with a page, or a problem where a program asks', async (_, body, status) => {
    const page = await send(body)
    expect([page.status, page.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8'])
    expect(page.text).toMatch(/<html lang="zh-CN">[\s\S]*<h1>\p{Script=Han}+/u)
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
    const problem = await send(body, form)
    expect([problem.status, problem.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
  })

  it('escapes in its page what was sent', async () => {
    const { status, text } = await send('%3Cscript%3E=1')
    expect([status, text.includes('<script'), text.includes('&lt;script&gt;')]).toEqual([422, false, true])
  })

  it('has a list under a name that ends so, and never two of another', async () => {
    expect(JSON.parse((await send('size%5B%5D=a&size[]=b%0D%0Ac')).text)[0]).toEqual({ 'size[]': ['a', 'b\nc'] })
    expect((await send('name[0]=a')).status).toBe(422)
  })

  it('is 415 as JSON', async () => {
    expect((await send('{}', { 'content-type': 'application/json' })).status).toBe(415)
  })

  it('speaks the language of ?lang= before that of the browser', async () => {
    const english = await send('name=a', browser, 'POST /toys.html?lang=en')
    expect(english.status).toBe(422)
    expect(english.text).toContain('<html lang="en">')
  })
})

describe('cookies', () => {
  it('come in by name, however the gateway hands them over, and go out one by one', async () => {
    const { text, cookies } = await send('name=a', { ...browser, cookie: 'toy=1; other=a=b; toy=2' })
    expect(JSON.parse(text)[1]).toEqual({ toy: '1', other: 'a=b' })
    expect(cookies).toEqual(['toy=ball; HttpOnly', 'seen=1'])
  })
})
