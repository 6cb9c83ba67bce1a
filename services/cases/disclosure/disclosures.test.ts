import { aCaseRoom, type CaseRoom, type Who } from '@wangge/testing/a-case-room'
import { place } from '@wangge/testing/a-room'
import { faultsOf } from '@wangge/testing/kept-contract'
import { manifest } from '../manifest.ts'
import { CaseRow } from '../table.ts'

const { county, village, otherVillage, grid } = place
const school = {
  kind: 'collective-assets',
  area: village,
  title: '村集体旧校舍出租',
  text: '旧校舍一层 320 平方米，公开招租三年。',
  opensOn: '2026-11-23',
  closesOn: '2026-11-30',
}
const objection = { text: '底价偏低，请说明评估依据。', name: '王小梅', phone: '10012345678' }

const aDisclosure = async (room: CaseRoom, more: object = {}) => {
  const { body } = await room.call('secretary', 'POST /v1/disclosures', { ...school, ...more })
  const disclosureId: string = body.disclosureId
  const give = (verb: string, what: object = {}, as: Who = 'secretary') =>
    room.call(as, `POST /v1/disclosures/${disclosureId}/${verb}`, what)
  const get = async (as: Who = 'secretary') => (await room.call(as, `GET /v1/disclosures/${disclosureId}`)).body
  const read = () => room.call('anyone', `GET /v1/public/disclosures/${disclosureId}`)
  const object = (what: object = objection, key?: string) =>
    room.call('anyone', `POST /v1/public/disclosures/${disclosureId}/objections`, what, { key })
  return { disclosureId, give, get, read, object }
}
const listed = async (room: CaseRoom, query: string) =>
  (await room.call('anyone', `GET /v1/public/disclosures?${query}`)).body.items.map(
    ({ disclosureId }: { disclosureId: string }) => disclosureId,
  )

describe('publishing major matters', () => {
  it('C23 shows them to anybody from their first day on, and drafts to nobody outside', async () => {
    const room = await aCaseRoom()
    const { disclosureId, give, read } = await aDisclosure(room, { opensOn: '2026-11-24' })
    expect((await read()).status).toBe(404)
    await give('publish')
    expect([(await read()).status, await listed(room, `area=${village}`)]).toEqual([404, []])
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
    })
    expect(await listed(room, `area=${county}`)).toEqual([disclosureId])
    expect(await listed(room, `area=${village}&kind=land-transfer`)).toEqual([])
    expect(await listed(room, `area=${otherVillage}`)).toEqual([])
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
      holder: { role: 'village-secretary' },
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
    expect(await listed(room, `area=${village}`)).toEqual([disclosureId])
  })

  it('C23 says of what was withdrawn just that, and keeps it with its reason in a ledger that proves itself', async () => {
    const room = await aCaseRoom()
    const { disclosureId, give, read } = await aDisclosure(room)
    await give('publish')
    expect((await give('withdraw')).body.errors[0].path).toBe('reason')
    await give('withdraw', { reason: '底价有误' })
    const gone = await read()
    expect([gone.status, gone.text.includes('校舍'), gone.text.includes('底价')]).toEqual([410, false, false])
    expect(await listed(room, `area=${village}`)).toEqual([])
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

describe('checking projects for risk', () => {
  const station = { area: village, title: '垃圾中转站改建', plannedStartOn: '2026-12-01' }
  const aProject = async (room: CaseRoom) => {
    const { body } = await room.call('secretary', 'POST /v1/projects', station)
    const projectId: string = body.projectId
    const give = (verb: string, what: object = {}, as: Who = 'secretary') =>
      room.call(as, `POST /v1/projects/${projectId}/${verb}`, what)
    const get = async (as: Who = 'secretary') => (await room.call(as, `GET /v1/projects/${projectId}`)).body
    return { projectId, give, get }
  }

  it('C23 refuses a start without a risk record, and one not after it', async () => {
    const room = await aCaseRoom()
    const { projectId, give, get } = await aProject(room)
    const early = await give('start', { on: '2026-11-23' })
    expect([early.status, early.body.detail]).toEqual([409, 'It has no risk record: it must not start'])
    await give('assess', { level: 'low', measures: '夜间不施工' })
    expect((await give('start', { on: '2026-11-23' })).body).toMatchObject({ status: 409, assessedOn: '2026-11-23' })
    room.moveTo('2026-11-24T02:00:00.000Z')
    expect((await give('start', { on: '2026-11-24' })).status).toBe(200)
    expect(await get()).toMatchObject({
      step: 'started',
      startedOn: '2026-11-24',
      risk: { level: 'low', assessorId: 'secretary', assessedOn: '2026-11-23' },
      allowed: ['finish', 'stop'],
    })
    const { body } = await room.call('auditor', `GET /v1/projects/${projectId}/ledger`)
    expect([body.verified, body.entries.length]).toEqual([true, 3])
  })

  it('C23 has a high risk approved by a township or county official', async () => {
    const room = await aCaseRoom()
    const { give, get } = await aProject(room)
    await give('assess', { level: 'high', measures: '设监测点' }, 'official')
    expect((await give('decide', { approved: true }, 'secretary')).status).toBe(403)
    expect((await give('decide', { approved: true }, 'official')).body.rule).toBe('other-than-assessor')
    expect((await give('decide', { approved: true }, 'boss')).body.step).toBe('cleared')
    expect((await get()).risk).toMatchObject({ assessorId: 'official', approverId: 'boss' })
  })

  it('C23 lists the projects of a subtree', async () => {
    const room = await aCaseRoom()
    const { projectId } = await aProject(room)
    const ask = async (as: Who, query = '') => {
      const { status, body } = await room.call(as, `GET /v1/projects?${query}`)
      return status === 200 ? body.items.map((one: { projectId: string }) => one.projectId) : status
    }
    expect(await ask('official')).toEqual([projectId])
    expect(await ask('official', 'step=started')).toEqual([])
    expect(await ask('otherSecretary')).toEqual([])
    expect(await ask('worker', `area=${village}`)).toBe(404)
    expect(await ask('volunteer')).toBe(403)
    expect(await ask('worker', `area=${grid}`)).toEqual([])
  })

  it('C23 M3 facts of disclosures and projects keep their contract, every one of them', async () => {
    const room = await aCaseRoom()
    const shown = await aDisclosure(room)
    await room.call('secretary', `PUT /v1/disclosures/${shown.disclosureId}`, school, { rev: 1 })
    await shown.give('publish')
    await shown.object()
    const { give: giveOther } = await aDisclosure(room)
    await giveOther('withdraw', { reason: '重复' })
    const { projectId, give } = await aProject(room)
    await room.call('secretary', `PUT /v1/projects/${projectId}`, station, { rev: 1 })
    await give('assess', { level: 'high', measures: '设监测点' })
    await give('decide', { approved: true, note: '同意' }, 'official')
    room.moveTo('2026-12-01T02:00:00.000Z')
    await shown.give('close', { result: '照此实施' })
    await give('start', { on: '2026-12-01' })
    await give('finish')
    await (await aProject(room)).give('stop', { reason: '另行选址' })
    const facts = manifest.publishes.filter(({ type }) => /^cases\.(disclosure|project)-/.test(type))
    expect(faultsOf(room.told(), facts)).toEqual([])
    expect(JSON.stringify(room.told().map(({ data }) => data))).not.toMatch(/校舍|中转站|监测|选址|实施/)
  })
})
