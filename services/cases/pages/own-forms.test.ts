import { evidence } from '../testing/a-case-room.ts'
import { aSite, key } from '../testing/a-case-site.ts'

describe('the forms on the page of a case', () => {
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
      '已办完（已销号）',
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
    const { number, kept } = await reported({ phone: '10012345678' })
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
    expect([text.includes('已撤回'), text.includes('已撤销'), text.includes('可以撤回')]).toEqual([true, false, false])
    expect(text).not.toContain('添加照片')
    const late = await send(`/c/${number}/withdraw`, { key: `${key}2` }, cookie)
    expect([late.status, late.text.includes('role="alert"')]).toEqual([409, true])
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
})
