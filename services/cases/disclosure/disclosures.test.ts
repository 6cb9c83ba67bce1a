import { place } from '@wangge/testing/a-room'
import { CaseRow } from '../case/table/case.ts'
import { aCaseRoom, type Who } from '../testing/a-case-room.ts'
import { aDisclosure, listedPublicly, objection, school } from './testing/a-disclosure.ts'

const { county, village, otherVillage } = place

describe('publishing major matters', () => {
  it('C23 shows them to anybody from their first day on, and drafts to nobody outside', async () => {
    const room = await aCaseRoom()
    const { disclosureId, give, read } = await aDisclosure(room, { opensOn: '2026-11-24' })
    expect((await read()).status).toBe(404)
    await give('publish')
    expect([(await read()).status, await listedPublicly(room, `area=${village}`)]).toEqual([404, []])
    room.moveTo('2026-11-23T16:00:00.000Z')
    const { body } = await read()
    expect(body).toEqual({
      disclosureId,
      areaId: village,
      area: `${village} 号`,
      kind: 'Collective assets',
      title: school.title,
      text: school.text,
      opensOn: '2026-11-24',
      closesOn: '2026-11-30',
      open: true,
      objections: 0,
      unanswered: 0,
    })
    expect(await listedPublicly(room, `area=${county}`)).toEqual([disclosureId])
    expect(await listedPublicly(room, `area=${village}&kind=land-transfer`)).toEqual([])
    expect(await listedPublicly(room, `area=${otherVillage}`)).toEqual([])
    expect((await room.call('anyone', 'GET /v1/public/disclosures?area=999999')).status).toBe(404)
  })

  it('C23 makes an objection a case, with number and token, once', async () => {
    const room = await aCaseRoom()
    const { give, get, object, read } = await aDisclosure(room)
    await give('publish')
    const first = await object(objection, 'an-objection-0001')
    expect([first.status, Object.keys(first.body)]).toEqual([201, ['number', 'token', 'expectedAt']])
    room.moveTo('2026-11-24T02:00:00.000Z')
    expect((await object(objection, 'an-objection-0001')).body).toEqual(first.body)
    const { number, token } = first.body
    expect(await room.table.need(CaseRow, { caseId: number })).toMatchObject({
      areaId: village,
      category: 'interest-affairs',
      source: 'resident',
      holder: { role: 'township-official' },
      level: 'township',
    })
    const own = await room.call('anyone', `GET /v1/public/cases/${number}`, undefined, { token })
    expect(own.body.step).toBe('reported')
    expect(await get()).toMatchObject({ objections: 1, caseIds: [number] })
    expect(await get('auditor')).toMatchObject({ objections: 1 })
    expect(JSON.stringify((await read()).body)).not.toContain(number)
    expect(JSON.stringify(room.told())).not.toMatch(/王小梅|10012345678|底价/)
    expect((await object({ text: '不同意' })).body.errors[0].path).toBe('phone')
  })

  it('C23 takes objections within its days only, and closes with a result after them', async () => {
    const room = await aCaseRoom()
    const { disclosureId, give, object, read } = await aDisclosure(room)
    expect((await object()).status).toBe(404)
    await give('publish')
    expect((await give('close', { result: '照此实施' })).body.closesOn).toBe('2026-11-30')
    room.moveTo('2026-11-30T16:00:00.000Z')
    expect((await object()).body).toMatchObject({ status: 409, closesOn: '2026-11-30' })
    expect((await give('close', { result: '照此实施' })).status).toBe(200)
    expect((await read()).body).toMatchObject({ open: false, result: '照此实施' })
    expect(await listedPublicly(room, `area=${village}`)).toEqual([disclosureId])
  })

  it('C23 is not closed over an objection that nobody answered, and counts them by itself', async () => {
    const room = await aCaseRoom()
    const { give, object, read, get } = await aDisclosure(room)
    await give('publish')
    const { number, token } = (await object()).body
    const withdrawn = (await object({ ...objection, text: '另有疑问' })).body
    await room.call('anyone', `POST /v1/public/cases/${withdrawn.number}/withdraw`, {}, { token: withdrawn.token })
    expect((await read()).body).toMatchObject({ objections: 2, unanswered: 1 })
    room.moveTo('2026-11-30T16:00:00.000Z')
    const early = await give('close', { result: '无异议' })
    expect([early.status, early.body.objections, early.body.unanswered]).toEqual([409, 2, 1])
    const answered = async (verb: string, what: object, as: 'official' | 'boss' = 'official') =>
      expect((await room.call(as, `POST /v1/cases/${number}/${verb}`, what)).status).toBe(200)
    await answered('accept', {})
    await answered('solve', { evidence: [{ kind: 'note', text: '已请第三方评估' }] })
    await answered('check', { passed: true }, 'boss')
    expect((await give('close', { result: '无异议' })).body.unanswered).toBe(1)
    await answered('answer', { text: '已重新评估底价。' })
    expect((await give('close', { result: '无异议' })).status).toBe(200)
    expect((await read()).body).toMatchObject({ objections: 2, unanswered: 0, result: '无异议' })
    expect(await get()).toMatchObject({ objections: 2, unanswered: 0 })
    await room.call('anyone', `POST /v1/public/cases/${number}/reopen`, { reason: '未说明' }, { token })
    expect((await read()).body).toMatchObject({ unanswered: 1 })
  })

  it('C23 has an objection begin above whoever published it, and nobody at or below their level decides on it', async () => {
    const room = await aCaseRoom()
    const { give, object } = await aDisclosure(room)
    await give('publish', {}, 'official')
    const { number } = (await object()).body
    const seen = async (as: Who) => (await room.call(as, `GET /v1/cases/${number}`)).body
    expect(await seen('boss')).toMatchObject({ level: 'county', holder: { role: 'county-leader' } })
    const offered = (await seen('secretary')).yours
    for (const verb of ['accept', 'answer', 'cancel', 'merge']) expect(offered).not.toContain(verb)
    const own = await room.call('official', `POST /v1/cases/${number}/accept`)
    expect([own.status, own.body.rule]).toEqual([403, 'not-from-below'])
    const said = await room.call('secretary', `POST /v1/cases/${number}/answer`, { text: '没有问题' })
    expect([said.status, said.body.rule]).toEqual([403, 'not-from-below'])
    expect((await room.call('boss', `POST /v1/cases/${number}/accept`)).status).toBe(200)
  })

  it('C23 offers staff what staff may do: objecting is for residents', async () => {
    const room = await aCaseRoom()
    const { give, get } = await aDisclosure(room)
    expect((await give('publish')).body.allowed).toEqual(['withdraw'])
    expect((await get()).allowed).toEqual(['withdraw'])
    const early = await give('close', { result: '无异议' })
    expect([early.status, early.body.allowed]).toEqual([409, ['withdraw']])
  })

  it('C23 a kind that the county does not have is refused in every list', async () => {
    const room = await aCaseRoom()
    for (const [as, path] of [
      ['secretary', '/v1/disclosures?'],
      ['anyone', `/v1/public/disclosures?area=${village}&`],
    ] as const) {
      const { status, body } = await room.call(as, `GET ${path}kind=rumour`)
      expect([status, body.errors[0].path]).toEqual([422, 'kind'])
      expect(body.errors[0].allowed).toContain('land-transfer')
    }
  })

  it('C23 says of what was withdrawn just that, and keeps it with its reason in a ledger that proves itself', async () => {
    const room = await aCaseRoom()
    const { disclosureId, give, read } = await aDisclosure(room)
    await give('publish')
    expect((await give('withdraw')).body.errors[0].path).toBe('reason')
    await give('withdraw', { reason: '底价有误' })
    const gone = await read()
    expect([gone.status, gone.text.includes('校舍'), gone.text.includes('底价')]).toEqual([410, false, false])
    expect(await listedPublicly(room, `area=${village}`)).toEqual([])
    const { body } = await room.call('auditor', `GET /v1/disclosures/${disclosureId}/ledger`)
    expect(body.verified).toBe(true)
    expect(body.entries.map(({ command, note }: Record<string, string>) => [command, note])).toEqual([
      ['draft', undefined],
      ['publish', undefined],
      ['withdraw', '底价有误'],
    ])
    expect((await room.call('worker', `GET /v1/disclosures/${disclosureId}`)).status).toBe(404)
  })

  it.each([
    ['kind', { kind: 'rumour' }],
    ['closesOn', { closesOn: '2026-11-22' }],
    ['title', { title: '旧\u0000校舍' }],
    ['text', { text: '旧校\u202e舍' }],
    ['opensOn', { opensOn: 'tomorrow' }],
  ])('C23 refuses a wrong %s and names it', async (path, wrong) => {
    const room = await aCaseRoom()
    const { status, body } = await room.call('secretary', 'POST /v1/disclosures', { ...school, ...wrong })
    expect([status, body.errors?.[0].path]).toEqual([422, path])
  })
})

describe('the page of a disclosure', () => {
  const form = {
    type: 'application/x-www-form-urlencoded',
    headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
  }

  it('C23 lists, shows and takes an objection without any script', async () => {
    const room = await aCaseRoom()
    const { disclosureId, give } = await aDisclosure(room, { title: '旧校舍<出租>' })
    await give('publish')
    const list = await room.visit(`GET /d/${village}`, { headers: { 'accept-language': 'zh-CN' } })
    expect(list.text).toContain(`<a href="/d/${village}/${disclosureId}">旧校舍&lt;出租&gt;</a>`)
    const at: `${string} ${string}` = `GET /d/${village}/${disclosureId}`
    const { status, text, headers } = await room.visit(at, { headers: { 'accept-language': 'zh-CN' } })
    expect([status, text.includes('2026年11月30日'), text.includes('<script')]).toEqual([200, true, false])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    const [, key = ''] = /name="key" value="([^"]+)"/.exec(text) ?? []
    const send = (fields: Record<string, string>) =>
      room.visit(`POST /d/${village}/${disclosureId}`, { ...form, body: `${new URLSearchParams({ key, ...fields })}` })
    const wrong = await send({ text: '底价偏低', phone: '12' })
    expect([wrong.status, wrong.text.includes('aria-invalid="true"'), wrong.text.includes('底价偏低')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await send({ ...objection, website: 'http://x' })).status).toBe(422)
    const sent = await send(objection)
    expect([sent.status, sent.cookies.length]).toEqual([303, 2])
    expect((await send(objection)).headers.location).toBe(sent.headers.location)
    expect(sent.headers.location).toMatch(/^\/c\/[0-9A-Z]{10}$/)
  })
})
