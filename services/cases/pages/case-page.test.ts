import { place } from '@wangge/testing/a-room'
import { aSite, key, matter } from '../testing/a-case-site.ts'

const { grid } = place

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
    const asked = await read(`/c/${number}`)
    expect([asked.status, asked.text.includes('role="alert"')]).toEqual([401, false])
    const wrong = await read(`/c/${number}`, { cookie: 'case-token=x' })
    const none = await read('/c/0000000000', { cookie: `case-token=${token}` })
    expect([wrong.status, wrong.text.replaceAll(number, '')]).toEqual([404, none.text.replaceAll('0000000000', '')])
    expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    // as it is typed on a phone: spaces, small letters, no dashes, letters that look like digits
    const typedAs = token.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    const found = await send('/c', { number: ` ${number.toLowerCase()} `, token: typedAs })
    expect([found.status, found.headers.location]).toEqual([303, `/c/${number}`])
    expect(found.cookies).toHaveLength(1)
    const refused = await send('/c', { number, token: 'abc"' })
    expect([refused.status, refused.text.includes('value="abc&quot;"')]).toEqual([404, true])
    const empty = await send('/c', { number: ' ', token: ' ' })
    expect([empty.status, empty.text.includes('<a href="#token">查询码：必填</a>')]).toEqual([422, true])
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
    const away = { agency, receiptNumber: 'J-<42', reason: '涉嫌治安案件', text: '已转派出所办理。' }
    await call('secretary', `POST /v1/cases/${number}/hand-over`, away)
    const { text } = await read(`/c/${number}`, cookie)
    for (const words of ['已移交其他单位', '<dd>城关派出所</dd>', 'J-&lt;42', '已转派出所办理。'])
      expect(text).toContain(words)
    expect(text).not.toContain('涉嫌治安案件')
  })

  it('I1 lets them read again what they said, replied and sent', async () => {
    const { read, send, reported, call } = await aSite()
    const { number, kept } = await reported({ description: '第一行\n<b>第二行', phone: '10012345678' })
    const cookie = { cookie: kept }
    await call('worker', `POST /v1/cases/${number}/accept`, {})
    await call('worker', `POST /v1/cases/${number}/ask-resident`, { text: '灯杆编号是多少？' })
    await send(`/c/${number}/reply`, { text: '编号 A-17。', key }, cookie)
    const { text } = await read(`/c/${number}`, cookie)
    expect(text).toMatch(/您反映的内容[\s\S]*第一行\n&lt;b&gt;第二行[\s\S]*您补充的[\s\S]*编号 A-17。/)
    expect(text).not.toContain('（网格）')
  })

  it('C18 shows that it is mediated, offers no withdrawal meanwhile, and says why', async () => {
    const { read, send, reported, call } = await aSite()
    const { number, kept } = await reported({ category: 'dispute-neighbours', name: '王小梅' })
    const cookie = { cookie: kept }
    await call('worker', `POST /v1/cases/${number}/accept`, {})
    const parties = ['applicant', 'respondent'].map((role, n) => ({ role, name: `李大山${n}` }))
    await call('worker', `POST /v1/cases/${number}/mediations`, { kind: 'people', parties })
    const during = (await read(`/c/${number}`, cookie)).text
    expect(during).toContain('正在进行人民调解')
    expect(during).not.toMatch(/李大山|可以撤回/)
    const refused = await send(`/c/${number}/withdraw`, { key }, cookie)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('调解结束前不能撤回；不想再调解，请告诉调解员')
    await call('worker', `POST /v1/cases/${number}/mediations/1/end`, { outcome: 'failed', reason: '分歧太大' })
    const after = (await read(`/c/${number}`, cookie)).text
    expect(after).toMatch(/人民调解已经结束[\s\S]*可以撤回/)
    expect(after).not.toContain('分歧太大')
    const evidence = [{ kind: 'note', text: '各让一步，已经和好' }]
    expect((await call('worker', `POST /v1/cases/${number}/solve`, { evidence })).status).toBe(200)
    const solved = await read(`/c/${number}`, cookie)
    expect([solved.status, solved.text]).toEqual([200, expect.stringContaining('人民调解已经结束')])
  })

  it('C16 says of a merged report that it goes on with another', async () => {
    const { read, reported, call } = await aSite()
    const main = await reported()
    const { number, kept } = await reported({ key: `${key}2`, description: '第二盏' })
    await call('secretary', `POST /v1/cases/${number}/merge`, { into: main.number })
    const { text } = await read(`/c/${number}`, { cookie: kept })
    // a photo of theirs is as welcome as the first reporter's (K2)
    expect(text).toMatch(/并案办理[\s\S]*第二盏[\s\S]*添加照片/)
    expect(text).not.toMatch(/晚上走路/)
  })

  it('answers a program with a problem', async () => {
    const { read, send } = await aSite()
    const program = { accept: '*/*' }
    const { status, body } = await send(`/r/${grid}`, { ...matter, phone: '1' }, program)
    expect([status, body.errors[0].path]).toEqual([422, 'phone'])
    expect((await read('/c/0000000000', program)).body.code).toBe('unauthenticated')
  })
})
