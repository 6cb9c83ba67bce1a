import { aCaseRoom, evidence, lamp } from '@wangge/testing/a-case-room'
import { place } from '@wangge/testing/a-room'

const { grid, village } = place
const browser = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'zh-CN,zh;q=0.9', 'sec-fetch-site': 'same-origin' }
const { gridCode: _, ...matter } = lamp
const key = 'k'.repeat(22)

const aSite = async () => {
  const { visit, ...room } = await aCaseRoom()
  const read = (path: string, headers: Record<string, string> = {}) =>
    visit(`GET ${path}`, { headers: { ...browser, ...headers } })
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    visit(`POST ${path}`, {
      body: new URLSearchParams(fields).toString(),
      type: 'application/x-www-form-urlencoded',
      headers: { ...browser, ...headers },
    })
  /** Reports, and comes back with the number and what the browser keeps. */
  const reported = async (fields: Record<string, string> = {}) => {
    const { headers, cookies } = await send(`/r/${grid}`, { ...matter, key, ...fields })
    const number = `${headers.location}`.slice('/c/'.length)
    const kept = cookies.map((cookie) => cookie.split(';')[0]).join('; ')
    return { number, kept, token: /case-token=([\w-]+)/.exec(kept)?.[1] ?? '' }
  }
  return { ...room, read, send, reported }
}

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
      new RegExp(`^case-token=[\\w-]{22}; Path=${headers.location}; Max-Age=\\d+; HttpOnly; SameSite=Lax; Secure$`),
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

  it('takes a form that was sent before for another matter only when it is sent again', async () => {
    const { send, told } = await aSite()
    await send(`/r/${grid}`, { ...matter, key })
    const { status, text } = await send(`/r/${grid}`, { ...matter, key, description: '另一件事' })
    expect([status, text.includes('已经提交过')]).toEqual([422, true])
    const [, fresh = ''] = /name="key" value="([^"]+)"/.exec(text) ?? []
    expect((await send(`/r/${grid}`, { ...matter, key: fresh, description: '另一件事' })).status).toBe(303)
    expect(told()).toHaveLength(2)
  })

  it('takes nothing from a page of another site', async () => {
    const { send, told } = await aSite()
    const { status } = await send(`/r/${grid}`, { ...matter, key }, { 'sec-fetch-site': 'cross-site' })
    expect([status, told()]).toEqual([403, []])
  })
})

describe('the page of a case', () => {
  it('I1 shows step, post and day, and the token only right after reporting', async () => {
    const { read, reported } = await aSite()
    const { number, kept, token } = await reported({ name: '王小梅', phone: '10012345678' })
    const { status, text } = await read(`/c/${number}`, { cookie: kept })
    expect(status).toBe(200)
    for (const words of [number, token, '已上报', '网格员', '这一步最迟', '2026年11月']) expect(text).toContain(words)
    for (const secret of ['王小梅', '10012345678', 'worker']) expect(text).not.toContain(secret)
    const later = await read(`/c/${number}`, { cookie: `case-token=${token}` })
    expect([later.status, later.text.includes(token)]).toEqual([200, false])
  })

  it('I1 asks for the token, and says the same of a wrong one and of no case', async () => {
    const { read, send, reported } = await aSite()
    const { number, token } = await reported()
    expect((await read(`/c/${number}`)).status).toBe(401)
    const wrong = await read(`/c/${number}`, { cookie: 'case-token=x' })
    const none = await read('/c/0000000000', { cookie: `case-token=${token}` })
    expect([wrong.status, wrong.text.replaceAll(number, '')]).toEqual([404, none.text.replaceAll('0000000000', '')])
    const typed = { number: ` ${number.toLowerCase()} `, token: `${token.slice(0, 9)} ${token.slice(9)}` }
    const found = await send('/c', typed)
    expect([found.status, found.headers.location]).toEqual([303, `/c/${number}`])
    expect(found.cookies).toHaveLength(1)
    const refused = await send('/c', { number, token: 'abc"' })
    expect([refused.status, refused.text.includes('value="abc&quot;"')]).toEqual([404, true])
    const empty = await send('/c', { number: ' ', token: ' ' })
    expect([empty.status, empty.text.includes('<a href="#token">查询码：必填</a>')]).toEqual([422, true])
  })

  it('C12 C13 shows the answer and takes one rating, once however often it is tapped', async () => {
    const { read, send, reported, call, told } = await aSite()
    const { number, kept } = await reported()
    const cookie = { cookie: kept }
    const early = await send(`/c/${number}/rating`, { stars: '5', key }, cookie)
    expect([early.status, early.text.includes('role="alert"')]).toEqual([409, true])
    await call('worker', `POST /v1/cases/${number}/accept`, {})
    await call('worker', `POST /v1/cases/${number}/solve`, { evidence })
    await call('leader', `POST /v1/cases/${number}/check`, { passed: true })
    await call('leader', `POST /v1/cases/${number}/answer`, { text: '路灯已修好。' })
    const { text } = await read(`/c/${number}`, cookie)
    for (const words of [
      '路灯已修好。',
      '<legend>您对办理结果满意吗？</legend>',
      '已销号',
      '2026年12月7日星期一 23:59',
    ])
      expect(text).toContain(words)
    const unsaid = await send(`/c/${number}/rating`, { comment: '谢谢<3', key }, cookie)
    expect([unsaid.status, unsaid.text.includes('请选择 1 到 5 分')]).toEqual([422, true])
    expect(unsaid.text).toContain('\n谢谢&lt;3</textarea>')
    for (const stars of ['0', '6', 'x', '1e1'])
      expect((await send(`/c/${number}/rating`, { stars, key }, cookie)).status).toBe(422)
    const rated = [1, 2].map(() => send(`/c/${number}/rating`, { stars: '4', key }, cookie))
    for (const { status } of await Promise.all(rated)) expect(status).toBe(303)
    expect(told().filter(({ type }) => type === 'cases.case-rated.v1')).toHaveLength(1)
    expect((await read(`/c/${number}`, cookie)).text).toContain('您评了 4 分')
    expect((await send(`/c/${number}/rating`, { stars: '1', key: `${key}2` }, cookie)).status).toBe(409)
    expect((await send(`/c/${number}/rating`, { stars: '4', key })).status).toBe(404)
  })

  it('C8 shows what staff ask, and takes the reply', async () => {
    const { read, send, reported, call } = await aSite()
    const { number, kept } = await reported()
    const cookie = { cookie: kept }
    await call('worker', `POST /v1/cases/${number}/accept`, {})
    await call('worker', `POST /v1/cases/${number}/ask-resident`, { text: '灯杆编号是多少？' })
    expect((await read(`/c/${number}`, cookie)).text).toContain('灯杆编号是多少？')
    const empty = await send(`/c/${number}/reply`, { text: ' ', key }, cookie)
    expect([empty.status, empty.text.includes('id="text-fault"')]).toEqual([422, true])
    const taps = [1, 2].map(() => send(`/c/${number}/reply`, { text: '灯杆编号 A-17。', key }, cookie))
    for (const { status } of await Promise.all(taps)) expect(status).toBe(303)
    expect((await read(`/c/${number}`, cookie)).text).not.toContain('需要您补充')
  })

  it('I1 offers to withdraw, once however often it is tapped, and says when it is too late', async () => {
    const { read, send, reported, told } = await aSite()
    const { number, kept } = await reported()
    const cookie = { cookie: kept }
    expect((await read(`/c/${number}`, cookie)).text).toContain('不需要办理了？可以撤回')
    const taps = [1, 2].map(() => send(`/c/${number}/withdraw`, { reason: '', key }, cookie))
    for (const { status } of await Promise.all(taps)) expect(status).toBe(303)
    expect(told().filter(({ type }) => type === 'cases.case-withdrawn.v1')).toHaveLength(1)
    const { text } = await read(`/c/${number}`, cookie)
    expect([text.includes('已撤销'), text.includes('可以撤回')]).toEqual([true, false])
    const late = await send(`/c/${number}/withdraw`, { key: `${key}2` }, cookie)
    expect([late.status, late.text.includes('role="alert"')]).toEqual([409, true])
  })

  it('C17 C19 shows how far each part is, and plainly where it was handed over to', async () => {
    const { read, reported, call } = await aSite()
    const { number, kept } = await reported()
    const cookie = { cookie: kept }
    await call('worker', `POST /v1/cases/${number}/accept`, {})
    const parts = [{ unitId: 'u03', description: '清运垃圾', category: 'environment-litter' }]
    const { partIds } = (await call('secretary', `POST /v1/cases/${number}/split`, { parts })).body
    const divided = (await read(`/c/${number}`, cookie)).text
    expect(divided).toContain('由几个单位分头办理')
    expect(divided).toMatch(/<ul class="parts"><li>[^<]+：<strong>已派单<\/strong><\/li><\/ul>/)
    expect(divided).not.toContain('清运垃圾')
    const why = { reason: '不需要', text: '不需要。' }
    await call('secretary', `POST /v1/cases/${partIds[0]}/cancel`, why)
    const agency = { kind: 'police', name: '城关派出所' }
    const away = { agency, receiptNumber: 'J-<42', reason: '涉嫌治安案件', text: '已转派出所处理。' }
    await call('secretary', `POST /v1/cases/${number}/hand-over`, away)
    const { text } = await read(`/c/${number}`, cookie)
    for (const words of ['已移交其他单位', '<dd>城关派出所</dd>', 'J-&lt;42', '已转派出所处理。'])
      expect(text).toContain(words)
    expect(text).not.toContain('涉嫌治安案件')
  })

  it('C13 C14 offers who is not satisfied to have it opened again', async () => {
    const { read, send, reported, call } = await aSite()
    const { number, kept } = await reported()
    const cookie = { cookie: kept }
    await call('worker', `POST /v1/cases/${number}/accept`, {})
    await call('worker', `POST /v1/cases/${number}/solve`, { evidence })
    await call('leader', `POST /v1/cases/${number}/check`, { passed: true })
    await call('leader', `POST /v1/cases/${number}/answer`, { text: '路灯已修好。' })
    expect((await read(`/c/${number}`, cookie)).text).toContain('<details><summary>问题没有解决？')
    await send(`/c/${number}/rating`, { stars: '2', key }, cookie)
    expect((await read(`/c/${number}`, cookie)).text).toContain('<details open><summary>')
    expect((await send(`/c/${number}/reopen`, { key }, cookie)).status).toBe(422)
    expect((await send(`/c/${number}/reopen`, { reason: '灯又灭了', key }, cookie)).status).toBe(303)
    const { text } = await read(`/c/${number}`, cookie)
    expect([text.includes('/reopen"'), text.includes('现在由谁办')]).toEqual([false, true])
  })

  it('I5 lets its reporter take everything away, hide, and have it erased once it is over', async () => {
    const { read, send, reported, call } = await aSite()
    const { number, kept } = await reported({ name: '王小梅', phone: '10012345678' })
    const cookie = { cookie: kept }
    const page = async () => (await read(`/c/${number}`, cookie)).text
    expect(await page()).toContain('办完以后可以在这里要求清除')
    const { status, headers, text } = await read(`/c/${number}/export`, cookie)
    expect([status, headers['content-disposition']]).toEqual([200, `attachment; filename="${number}.json"`])
    expect(JSON.parse(text).reporter).toEqual({ name: '王小梅', phone: '+8610012345678' })
    expect((await read(`/c/${number}/export`)).status).toBe(401)
    expect((await send(`/c/${number}/hide`, { key }, cookie)).status).toBe(303)
    expect(await page()).toContain('只有正在办理的人能看')
    expect((await send(`/c/${number}/erase`, { key, sure: 'yes' }, cookie)).status).toBe(409)

    await call('worker', `POST /v1/cases/${number}/accept`, {})
    await call('worker', `POST /v1/cases/${number}/solve`, { evidence })
    await call('leader', `POST /v1/cases/${number}/check`, { passed: true })
    await call('leader', `POST /v1/cases/${number}/answer`, { text: '路灯已修好。' })
    const unsure = await send(`/c/${number}/erase`, { key }, cookie)
    expect([unsure.status, unsure.text.includes('id="sure-fault"')]).toEqual([422, true])
    expect((await send(`/c/${number}/erase`, { key, sure: 'yes' }, cookie)).status).toBe(303)
    const after = await page()
    expect(after).toContain('您的信息已经清除')
    expect(after).not.toMatch(/路灯已修好|\/erase"|\/rating"|\/export"/)
  })

  it('answers a program with a problem', async () => {
    const { read, send } = await aSite()
    const program = { accept: '*/*' }
    const { status, body } = await send(`/r/${grid}`, { ...matter, phone: '1' }, program)
    expect([status, body.errors[0].path]).toEqual([422, 'phone'])
    expect((await read('/c/0000000000', program)).body.code).toBe('unauthenticated')
  })
})

describe('the card of a grid', () => {
  it('A7 shows grid, posts and the way to report, and nobody’s name', async () => {
    const { read } = await aSite()
    const { status, text } = await read(`/r/${grid}/card`, { host: 'wangge.example', 'x-forwarded-proto': 'https' })
    expect(status).toBe(200)
    for (const words of [`${grid} 号`, '网格长', '网格员', `https://wangge.example/r/${grid}`, '<svg viewBox'])
      expect(text).toContain(words)
    expect(text).not.toContain('worker')
  })
})
