import { place } from '@wangge/testing/a-room'
import { CaseRow } from '../case/table/case.ts'
import { hashOf } from '../case/work/number.ts'
import { aCaseRoom as aRoom } from '../testing/a-case-room.ts'
import { askingConfig, errorsOf, form, get, lamp, post, root, standard, xmlOf } from './testing/an-open311-client.ts'

const { village, grid, nextGrid } = place

describe('posting an Open311 request (M1)', () => {
  it('M1 opens a case as a resident would, who can follow it with the code in the notice', async () => {
    const room = await aRoom()
    const { status, body } = await post(room, {
      ...lamp,
      lat: '28.5',
      long: '120.5',
      first_name: '小梅',
      last_name: '王',
      phone: '10012345678',
      email: 'mei@example.com',
      device_id: 'd1',
      address_string: '乙村南巷 5 号',
      media_url: 'https://example.com/lamp.jpg',
    })
    expect([status, Object.keys(body[0])]).toEqual([200, ['service_request_id', 'service_notice', 'account_id']])
    const { service_request_id: caseId, service_notice: notice } = body[0]
    const found = await room.table.need(CaseRow, { caseId })
    expect(found).toMatchObject({
      areaId: nextGrid,
      category: 'facility-lamp',
      source: 'resident',
      step: 'reported',
      description: '路灯不亮 <b>&\nhttps://example.com/lamp.jpg',
      place: { lat: 28.5, lon: 120.5 },
    })
    for (const secret of ['小梅', '12345678', '南巷', 'mei@']) expect(JSON.stringify(found)).not.toContain(secret)
    expect(notice).toMatch(/ To be accepted by \d{4}-\d\d-\d\d \d\d:\d\d\.$/)
    const token = /code (\S{19}):/.exec(notice)?.[1]
    const followed = await room.call('anyone', `GET /v1/public/cases/${caseId}`, undefined, { token })
    expect([followed.status, followed.body.step]).toEqual([200, 'reported'])
    const seen = await room.call('official', `GET /v1/cases/${caseId}?unmask=true`)
    expect(seen.body).toMatchObject({ reporter: { name: '王小梅', phone: expect.stringContaining('10012345678') } })
  })

  it('M1 answers in XML where no format is named, and takes an unnamed text', async () => {
    const room = await aRoom()
    const { text } = await post(room, { service_code: 'facility-road', address_id: grid }, 'requests')
    const { request } = xmlOf(text).service_requests
    expect((await room.table.need(CaseRow, { caseId: request.service_request_id })).description).toBe('道路桥涵损坏')
  })

  it('M1 finds the grid that an address names, and guesses none', async () => {
    const room = await aRoom()
    const address = (text: string) => post(room, { service_code: 'facility-lamp', address_string: text })
    const named = await address(`${village} 号 ${nextGrid} 号，路口`)
    expect(named.status).toBe(200)
    const found = await room.table.need(CaseRow, { caseId: named.body[0].service_request_id })
    expect(found.areaId).toBe(nextGrid)
    expect(errorsOf(await address('某处'))[1]).toMatch(/^400 address_string: No grid was found/)
  })

  it('M1 C3 keeps the answers to a service’s questions as the category’s, and names those that are wrong', async () => {
    const room = await aRoom(askingConfig)
    const fields = Object.entries(lamp)
    const right = [
      ...fields,
      ['attribute[pole]', 'A 12'],
      ['attribute[kind][]', 'dark'],
      ['attribute[kind][]', 'leaning'],
    ]
    const made = await post(room, right)
    const caseId = made.body[0].service_request_id
    expect(await room.table.need(CaseRow, { caseId })).toMatchObject({ description: '路灯不亮 <b>&', formVersion: 1 })
    const { body: seen } = await room.call('worker', `GET /v1/cases/${caseId}`, undefined, { language: 'zh-CN' })
    const told = seen.answers.map(({ name, text }: { name: string; text: string }) => `${name}：${text}`)
    expect(told).toEqual(['灯杆编号：A 12', '怎么了：不亮、倾斜'])
    expect(errorsOf(await post(room, [...fields, ['attribute[kind]', 'blue']]))).toEqual([
      400,
      '400 attribute[pole]: Is required',
      '400 attribute[kind]: Is not one of the choices',
    ])
    const unasked = [...right, ['attribute[colour]', 'red'], ['attribute[电压][]', '220']]
    expect(errorsOf(await post(room, unasked))).toEqual([
      400,
      '400 attribute[colour]: Is not asked for this category',
      '400 attribute[电压]: Is not asked for this category',
    ])
    expect(
      errorsOf(
        await post(room, [...Object.entries({ ...lamp, service_code: 'facility-road' }), ['attribute[pole]', '1']]),
      ),
    ).toEqual([400, '400 attribute[pole]: Is not asked for this category'])
  })

  it.each<[string, Record<string, string>, (string | number)[]]>([
    ['no service', { service_code: '' }, [400, '400 service_code: Was not provided']],
    ['an unknown service', { service_code: 'none' }, [404, '404 service_code was not found']],
    ['a service that is not opted in', { service_code: 'order-drugs' }, [404, '404 service_code was not found']],
    ['nowhere', { address_id: '' }, [400, '400 lat, long: Give lat and long, address_string or address_id']],
    ['half a place', { lat: '28.5' }, [400, '400 long: Give lat and long together']],
    ['a place outside', { lat: '1', long: '1' }, [400, '400 lat, long: This place is in no grid of the county']],
    ['no number', { lat: 'north', long: '1' }, [400, '400 lat: Must be a number']],
    ['an unknown grid', { address_id: '152921100001999' }, [400, '400 address_id: No such grid']],
    ['a phone that is none', { phone: '12' }, [400, expect.stringMatching(/^400 phone: /)]],
    ['a picture that is no link', { media_url: 'javascript:1' }, [400, '400 media_url: Wrong format']],
    [
      'too long a text',
      { description: '长'.repeat(4001) },
      [400, '400 description: Must be 1 to 4000 characters long'],
    ],
    ['another jurisdiction', { jurisdiction_id: 'elsewhere' }, [404, '404 jurisdiction_id was not found']],
  ])('M1 refuses %s with an array of errors, and makes nothing', async (_, fields, errors) => {
    const room = await aRoom()
    expect(errorsOf(await post(room, { ...lamp, ...fields }))).toEqual(errors)
    expect(room.told()).toEqual([])
  })

  it('M1 refuses what cannot be read in the same form', async () => {
    const room = await aRoom()
    const send = (body: string, type = form) => room.call('anyone', `POST ${root}/requests.json`, body, { type })
    expect(errorsOf(await send('{}', 'application/json')).slice(0, 2)).toEqual([
      415,
      '415 The body must be application/x-www-form-urlencoded',
    ])
    expect(errorsOf(await send('service_code=%E0%A4%A'))[0]).toBe(400)
    expect(errorsOf(await send('service_code=a&service_code=b'))).toEqual([
      400,
      '400 service_code: May be given only once',
    ])
    expect(errorsOf(await send(`description=${'x'.repeat(256 * 1024)}`))[0]).toBe(413)
    expect(errorsOf(await send(''))).toEqual([400, '400 service_code: Was not provided'])
  })

  it('M1 asks for an api_key only where the county has given some out', async () => {
    const room = await aRoom({ open311: { keys: [hashOf('k1-secret'), hashOf('k2-secret')] } })
    expect((await post(room, { ...lamp, api_key: 'k2-secret' })).status).toBe(200)
    for (const key of ['', 'k3-secret']) {
      const { status, text } = await post(room, { ...lamp, ...(key && { api_key: key }) }, 'requests.xml')
      expect([status, xmlOf(text).errors.error]).toEqual([
        403,
        { code: '403', description: 'api_key was not provided or invalid' },
      ])
    }
    expect((await get(room, 'requests.json')).body).toHaveLength(1)
    expect((await post(room, lamp, 'requests.json?api_key=k1-secret')).status).toBe(200)
  })

  it('M1 reads jurisdiction_id from the address as well as from the form', async () => {
    const room = await aRoom()
    expect(errorsOf(await post(room, lamp, 'requests.json?jurisdiction_id=elsewhere'))).toEqual([
      404,
      '404 jurisdiction_id was not found',
    ])
    expect((await post(room, lamp, `requests.json?jurisdiction_id=${standard.code}`)).status).toBe(200)
  })

  it.each(['foo', 'attribute[', 'attribute[]', 'attribute[a]b'])(
    'M1 refuses %s by name, in the form and behind the address',
    async (name) => {
      const room = await aRoom()
      const refused = [400, `400 ${name}: No such property`]
      expect(errorsOf(await post(room, { ...lamp, [name]: '1' }))).toEqual(refused)
      expect(errorsOf(await post(room, lamp, `requests.json?${encodeURIComponent(name)}=1`))).toEqual(refused)
      expect(errorsOf(await get(room, `requests.json?${encodeURIComponent(name)}=1`))).toEqual(refused)
      expect(room.told()).toEqual([])
    },
  )

  it('M1 refuses a key that is none, also where none is asked for', async () => {
    const room = await aRoom()
    const refused = [403, '403 api_key was not provided or invalid']
    expect(errorsOf(await post(room, { ...lamp, api_key: 'wrong' }))).toEqual(refused)
    expect(errorsOf(await get(room, 'services.json?api_key=wrong'))).toEqual(refused)
  })

  it.each(['services', 'discovery', 'servicerequestupdates'])(
    'M1 takes no POST to %s, which is there to be read',
    async (name) => {
      const room = await aRoom()
      const refused = await post(room, lamp, `${name}.json`)
      expect([errorsOf(refused), refused.headers.allow]).toEqual([[405, '405 The method is not allowed here'], 'GET'])
      expect((await post(room, lamp, 'nothing.json')).status).toBe(404)
    },
  )
})
