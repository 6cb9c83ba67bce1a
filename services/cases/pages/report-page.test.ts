import { place } from '@wangge/testing/a-room'
import { aSite, key, matter } from '../testing/a-case-site.ts'

const { grid, village } = place

describe('the report page of a grid', () => {
  it('C1 shows grid and village, the kinds by group, and how the data is kept', async () => {
    const { read } = await aSite()
    const { status, headers, text } = await read(`/r/${grid}`)
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    for (const words of [`${grid} 号`, `${village} 号`, '<optgroup label="公共设施">', '路灯损坏', '隐私：'])
      expect(text).toContain(words)
    expect(text).toMatch(/<html lang="zh-CN">/)
    const english = await read(`/r/${grid}`, { 'accept-language': 'en' })
    expect(english.text).toContain('Street lamp out')
    expect((await read(`/r/${grid}?lang=en`)).text).toContain('action="/r/152921100001001?lang=en"')
  })

  it('has no script, no other origin, no frame', async () => {
    const { read } = await aSite()
    for (const path of [`/r/${grid}`, `/r/${grid}/card`, '/c']) {
      const { headers, text } = await read(path)
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action/)
      expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
      expect(text).not.toMatch(/<script|\son\w+=|\sstyle=|src=/)
    }
  })

  it('opens with what a chat added to its address, and says when there is no such grid', async () => {
    const { read } = await aSite()
    expect((await read(`/r/${grid}?from=singlemessage&isappinstalled=0`)).status).toBe(200)
    for (const code of ['999', village]) {
      const { status, text } = await read(`/r/${code}`)
      expect([status, text.includes('没有这个网格')]).toEqual([404, true])
      expect(text).toMatch(/English<\/a>[\s\S]*<a href="\/c">[\s\S]*<a href="\/b">/)
    }
  })

  it('C1 makes one case of any number of taps, and hands the token over in a cookie of the case', async () => {
    const { send, told } = await aSite()
    const fields = { ...matter, key, name: '王小梅', phone: '10012345678' }
    const all = await Promise.all(Array.from({ length: 5 }, () => send(`/r/${grid}`, fields)))
    expect(new Set(all.map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(1)
    expect(told()).toHaveLength(1)
    const [{ status, headers, cookies }] = all as [(typeof all)[number]]
    expect([status, headers.location]).toEqual([303, expect.stringMatching(/^\/c\/[0-9A-Z]{10}$/)])
    expect(cookies[0]).toMatch(
      new RegExp(
        `^case-token=[0-9A-Z]{4}(-[0-9A-Z]{4}){3}; Path=${headers.location}; Max-Age=\\d+; HttpOnly; SameSite=Lax; Secure$`,
      ),
    )
  })

  it('C3 asks a kind’s own questions, hidden until it is chosen, and files the answers', async () => {
    const { read, send, call } = await aSite()
    const { text } = await read(`/r/${grid}`)
    expect(text).toContain('.asked{display:none')
    expect(text).toContain('option[value="facility-lamp"]:checked) .for-facility-lamp{display:block}')
    expect(text).toMatch(/<label for="answers.facility-lamp.pole">灯杆编号（可不填）<\/label>/)
    expect(text).toMatch(/type="checkbox" id="answers.living-hardship.need" name="answers.living-hardship.need\[\]"/)
    // what was typed for another kind before the choice was changed is left out
    const fields = { 'answers.facility-lamp.pole': ' A-17 ', 'answers.interest-wages.months': '3' }
    const { headers } = await send(`/r/${grid}`, { ...matter, key, ...fields })
    const number = `${headers.location}`.slice('/c/'.length)
    const { body } = await call('worker', `GET /v1/cases/${number}`)
    expect(body.answers).toMatchObject([{ code: 'pole', text: 'A-17' }])
  })

  it('C3 comes back with what a kind’s questions still need, everything typed kept', async () => {
    const { send, call } = await aSite()
    const who = { category: 'interest-demolition', name: '王小梅', key }
    const typed = { ...matter, ...who, 'answers.interest-demolition.agreed': 'yes' }
    const { status, text } = await send(`/r/${grid}`, typed)
    expect(status).toBe(422)
    expect(text).toContain('<a href="#answers.interest-demolition.what">拆除什么：必填</a>')
    expect(text).toMatch(/class="asked for-interest-demolition chosen"/)
    expect(text).toMatch(/name="answers.interest-demolition.agreed" value="yes" checked/)
    const { headers } = await send(`/r/${grid}`, { ...typed, 'answers.interest-demolition.what': 'wall' })
    const { body } = await call('worker', `GET /v1/cases/${`${headers.location}`.slice('/c/'.length)}`)
    expect(body.answers).toMatchObject([{ value: 'wall' }, { value: true }])
    const bare = await send(`/r/${grid}`, { ...typed, description: '' })
    expect(bare.text).toMatch(/什么事：必填[\s\S]*拆除什么：必填/)
    const wrong = { ...typed, 'answers.interest-demolition.what': 'moon' }
    expect((await send(`/r/${grid}`, wrong)).text).toContain('不在选项之中')
  })

  it.each<[string, Record<string, string>, string, string]>([
    ['no kind', { category: '' }, 'category', '必填'],
    ['no words', { description: ' ' }, 'description', '须为 1 到 1000 个字'],
    ['a phone that is none', { phone: '12' }, 'phone', '不是有效的手机号码'],
    ['a kind that needs a name', { category: 'living-care', name: '' }, 'phone', '此类事项须留姓名或电话'],
    ['too long an address', { address: '长'.repeat(121) }, 'address', '须为 1 到 120 个字'],
    ['what only a machine fills in', { website: 'http://x' }, 'website', '此栏须留空'],
  ])('C1 comes back from %s with the field named and everything kept', async (_, wrong, path, words) => {
    const { send, told } = await aSite()
    const fields = { ...matter, key, name: '<b>"梅', description: '一\r\n二</textarea>', address: '南巷', ...wrong }
    const { status, text } = await send(`/r/${grid}`, fields)
    expect(status).toBe(422)
    expect(text).toContain(`<a href="#${path}">`)
    expect(text).toContain(`<p class="fault" id="${path}-fault">${words}</p>`)
    expect(text).toMatch(new RegExp(`id="${path}"[^>]* aria-describedby="[^"]*${path}-fault" aria-invalid="true"`))
    if (!('name' in wrong)) expect(text).toContain('value="&lt;b&gt;&quot;梅"')
    if (!wrong.description) expect(text).toContain('\n一\n二&lt;/textarea&gt;</textarea>')
    if (!('category' in wrong)) expect(text).toContain('<option value="facility-lamp" selected>')
    expect(text).toContain(`value="${key}"`)
    expect(told()).toEqual([])
  })

  it('C1 says everything that is wrong at once', async () => {
    const { send } = await aSite()
    const { text } = await send(`/r/${grid}`, { key, category: 'living-care', phone: '12' })
    expect(text).toMatch(/href="#description">什么事：必填<[\s\S]*href="#phone">手机号：不是有效的手机号码</)
    const none = await send(`/r/${grid}`, { key, category: 'living-care' })
    expect(none.text).toMatch(/href="#description">什么事：必填<[\s\S]*href="#phone">手机号：此类事项须留姓名或电话</)
  })

  it('takes a form that was sent before for another matter only when it is sent again', async () => {
    const { send, told } = await aSite()
    await send(`/r/${grid}`, { ...matter, key })
    const { status, text } = await send(`/r/${grid}`, { ...matter, key, description: '另一件事' })
    expect([status, text.includes('已经提交过')]).toEqual([422, true])
    const [, fresh = ''] = /name="key" value="([^"]+)"/.exec(text) ?? []
    expect((await send(`/r/${grid}`, { ...matter, key: fresh, description: '另一件事' })).status).toBe(303)
    expect(told()).toHaveLength(2)
  })

  it('C1 takes the same words, sent again from a form read anew, for the same case', async () => {
    const { send, told } = await aSite()
    const first = await send(`/r/${grid}`, { ...matter, key })
    const [, , kept = ''] = first.cookies.map((cookie) => cookie.split(';')[0])
    expect(first.cookies[2]).toContain(`; Path=/r/${grid}; Max-Age=180; HttpOnly; SameSite=Lax; Secure`)
    const again = await send(`/r/${grid}`, { ...matter, key: `${key}2` }, { cookie: kept })
    expect([again.status, again.headers.location]).toEqual([303, first.headers.location])
    expect(told()).toHaveLength(1)
    await send(`/r/${grid}`, { ...matter, key: `${key}3`, description: '另一件事' }, { cookie: kept })
    expect(told()).toHaveLength(2)
  })

  it('takes nothing from a page of another site', async () => {
    const { send, told } = await aSite()
    const { status } = await send(`/r/${grid}`, { ...matter, key }, { 'sec-fetch-site': 'cross-site' })
    expect([status, told()]).toEqual([403, []])
  })
})
