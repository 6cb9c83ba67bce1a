import { defaultConfig } from '@wangge/county'
import { put } from '@wangge/table'
import { aCaseRoom as aRoom, type CaseRoom, opened, walk } from '@wangge/testing/a-case-room'
import { place } from '@wangge/testing/a-room'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { hashOf } from '../case/number.ts'
import { CaseRow } from '../table.ts'

const { county, village, grid, nextGrid, otherGrid } = place
const root = '/open311/v2'
const form = 'application/x-www-form-urlencoded; charset=utf-8'
const standard = defaultConfig(county, { 'zh-CN': '测试县', en: 'Test' })

const get = (room: CaseRoom, path: string, language?: string) =>
  room.call('anyone', `GET ${root}/${path}`, undefined, language ? { language } : {})
const post = (room: CaseRoom, fields: Record<string, string> | string[][], file = 'requests.json') =>
  room.call('anyone', `POST ${root}/${file}`, String(new URLSearchParams(fields as Record<string, string>)), {
    type: form,
  })
const xmlOf = (text: string) => {
  expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/)
  expect(XMLValidator.validate(text)).toBe(true)
  return new XMLParser({ parseTagValue: false, ignoreDeclaration: true }).parse(text)
}
const errorsOf = ({ status, body }: Awaited<ReturnType<typeof get>>) => [
  status,
  ...body.map(({ code, description }: { code: number; description: string }) => `${code} ${description}`),
]

const lamp = { service_code: 'facility-lamp', address_id: grid, description: '路灯不亮 <b>&' }
const pole = { 'zh-CN': '灯杆编号', en: 'Number on the pole' }
const kind = { 'zh-CN': '怎么了', en: 'What is wrong' }
const asking = {
  categories: standard.categories.map((one) =>
    one.code === 'facility-lamp'
      ? {
          ...one,
          form: [
            {
              code: 'pole',
              name: pole,
              kind: 'text' as const,
              required: true,
              sensitivity: 'open' as const,
              hint: pole,
            },
            {
              code: 'kind',
              name: kind,
              kind: 'multi-choice' as const,
              required: false,
              sensitivity: 'open' as const,
              choices: [
                { code: 'dark', name: { 'zh-CN': '不亮', en: 'Dark' } },
                { code: 'leaning', name: { 'zh-CN': '倾斜', en: 'Leaning' } },
              ],
            },
          ],
        }
      : one,
  ),
}

describe('Open311 discovery and services (M1)', () => {
  it('M1 says where the endpoint is and what it speaks', async () => {
    const room = await aRoom()
    const { status, headers, body } = await get(room, 'discovery.json')
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    expect(body).toMatchObject({ changeset: '000001', contact: expect.any(String), key_service: expect.any(String) })
    expect(body.endpoints).toEqual([
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: 'https://x/open311/v2',
        changeset: '000001',
        type: 'test',
        formats: ['text/xml', 'application/json'],
      },
    ])
    const { discovery } = xmlOf((await get(room, 'discovery.xml')).text)
    expect(discovery.endpoints.endpoint.formats.format).toEqual(['text/xml', 'application/json'])
  })

  it('M1 lists the services that the county opted in, as XML unless JSON is asked for', async () => {
    const room = await aRoom()
    const { body } = await get(room, 'services.json')
    expect(body.map(({ service_code }: { service_code: string }) => service_code).sort()).toEqual(
      standard.categories.flatMap((one) => (one.public ? [one.code] : [])).sort(),
    )
    expect(body.find((one: { service_code: string }) => one.service_code === 'facility-lamp')).toEqual({
      service_code: 'facility-lamp',
      service_name: 'Street lamp out',
      description: 'Public facilities / Street lamp out',
      metadata: true,
      type: 'realtime',
      keywords: '路灯损坏, Street lamp out, 公共设施, Public facilities',
      group: 'Public facilities',
    })
    for (const file of ['services.xml', 'services']) {
      const { headers, text } = await get(room, file, 'zh-CN')
      expect(headers['content-type']).toBe('text/xml; charset=utf-8')
      const { service } = xmlOf(text).services
      expect(service).toHaveLength(body.length)
      expect(service[0]).toMatchObject({ metadata: 'false', type: 'realtime' })
      expect(text).toContain('<service_name>路灯损坏</service_name>')
    }
  })

  it('M1 defines a service by its questions', async () => {
    const room = await aRoom(asking)
    const { body } = await get(room, 'services/facility-lamp.json')
    expect(body).toEqual({
      service_code: 'facility-lamp',
      attributes: [
        {
          variable: true,
          code: 'pole',
          datatype: 'string',
          required: true,
          datatype_description: 'Number on the pole',
          order: 1,
          description: 'Number on the pole',
        },
        {
          variable: true,
          code: 'kind',
          datatype: 'multivaluelist',
          required: false,
          datatype_description: null,
          order: 2,
          description: 'What is wrong',
          values: [
            { key: 'dark', name: 'Dark' },
            { key: 'leaning', name: 'Leaning' },
          ],
        },
      ],
    })
    const { service_definition: defined } = xmlOf((await get(room, 'services/facility-lamp')).text)
    expect(defined.attributes.attribute[1].values.value[1]).toEqual({ key: 'leaning', name: 'Leaning' })
    const services = await get(room, 'services.json')
    expect(services.body.filter((one: { metadata: boolean }) => one.metadata)).toHaveLength(1)
    expect((await get(room, 'services/facility-road.json')).body).toEqual({
      service_code: 'facility-road',
      attributes: [],
    })
  })
})

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
    const token = /code (\S{22,}):/.exec(notice)?.[1]
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
    const room = await aRoom(asking)
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
    expect(errorsOf(await send('{}', 'application/json'))[0]).toBe(400)
    expect(errorsOf(await send('service_code=%E0%A4%A'))[0]).toBe(400)
    expect(errorsOf(await send('service_code=a&service_code=b'))).toEqual([
      400,
      '400 service_code: May be given only once',
    ])
    expect(errorsOf(await send(`description=${'x'.repeat(256 * 1024)}`))[0]).toBe(400)
    expect(errorsOf(await send(''))).toEqual([400, '400 service_code: Was not provided'])
  })

  it('M1 asks for an api_key only where the county has given some out', async () => {
    const room = await aRoom({ open311: { keys: [hashOf('k1-secret'), hashOf('k2-secret')] } })
    expect((await post(room, { ...lamp, api_key: 'k2-secret' })).status).toBe(200)
    for (const key of ['', 'k3-secret']) {
      const { status, text } = await post(room, { ...lamp, ...(key && { api_key: key }) }, 'requests.xml')
      expect([status, xmlOf(text).errors.error]).toEqual([
        403,
        { code: '403', description: 'api_key is missing or not valid' },
      ])
    }
    expect((await get(room, 'requests.json')).body).toHaveLength(1)
  })
})

const made = async (room: CaseRoom, fields: Record<string, string> = {}): Promise<string> =>
  (await post(room, { ...lamp, ...fields })).body[0].service_request_id
const idsOf = ({ body }: { body: { service_request_id: string }[] }) =>
  body.map(({ service_request_id }) => service_request_id)

describe('reading Open311 requests (M1, I3)', () => {
  it('M1 I3 shows what, when, roughly where and how far, and nobody’s words or name', async () => {
    const room = await aRoom()
    const caseId = await made(room, {
      lat: '28.123456',
      long: '119.987654',
      first_name: 'Mei',
      phone: '10012345678',
      address_string: '乙村南巷 5 号',
    })
    const one = await get(room, `requests/${caseId}.json`)
    expect(one.body).toEqual([
      {
        service_request_id: caseId,
        status: 'open',
        status_notes: 'Reported',
        service_name: 'Street lamp out',
        service_code: 'facility-lamp',
        description: null,
        agency_responsible: `${village} 号`,
        service_notice: null,
        requested_datetime: '2026-11-23T02:00:00.000Z',
        updated_datetime: '2026-11-23T02:00:00.000Z',
        expected_datetime: expect.stringMatching(/^2026-11-23T/),
        address: `${village} 号, 152921100 号, ${county} 号`,
        address_id: village,
        zipcode: null,
        lat: 28.123,
        long: 119.988,
        media_url: null,
      },
    ])
    const list = await get(room, 'requests.json')
    expect(list.body).toEqual(one.body)
    const { text } = await get(room, `requests/${caseId}.xml`)
    expect(xmlOf(text).service_requests.request).toMatchObject({ lat: '28.123', description: '', status: 'open' })
    for (const secret of ['路灯不亮', 'Mei', '5678', '南巷', grid]) expect(text).not.toContain(secret)
  })

  it('I3 shows no case of a category that is not opted in, and none between people', async () => {
    const room = await aRoom()
    const { number } = await opened(room, { category: 'order-drugs' })
    const shown = await made(room)
    expect(idsOf(await get(room, 'requests.json'))).toEqual([shown])
    expect(idsOf(await get(room, `requests.json?service_request_id=${number},${shown}`))).toEqual([shown])
    const hidden = await get(room, `requests/${number}.json`)
    const none = await get(room, 'requests/0000000000.json')
    expect([hidden.status, hidden.text]).toEqual([404, none.text])
    expect((await get(room, `tokens/${number}.json`)).status).toBe(404)
    expect(idsOf(await get(room, `servicerequestupdates.json?service_request_id=${number}`))).toEqual([])
    const found = await room.table.need(CaseRow, { caseId: shown })
    await room.table.write([put(CaseRow, { ...found, class: 'mediation' })])
    expect(idsOf(await get(room, 'requests.json'))).toEqual([])
    expect((await get(room, `requests/${shown}.json`)).status).toBe(404)
  })

  it('M1 closes a request when it is struck off', async () => {
    const room = await aRoom()
    const one = await opened(room)
    room.moveTo('2026-11-23T03:00:00.000Z')
    await walk(one)
    const other = await made(room)
    const { body } = await get(room, `requests/${one.number}.json`)
    expect(body[0]).toMatchObject({
      status: 'closed',
      status_notes: 'Struck off',
      updated_datetime: '2026-11-23T03:00:00.000Z',
      expected_datetime: null,
    })
    expect(idsOf(await get(room, 'requests.json?status=closed'))).toEqual([one.number])
    expect(idsOf(await get(room, 'requests.json?status=open'))).toEqual([other])
    expect(idsOf(await get(room, 'requests.json?status=open,closed'))).toEqual([other, one.number])
  })

  it('M1 lists at most 90 days: the last ones, or those that are asked for', async () => {
    const room = await aRoom()
    const old = await made(room)
    room.moveTo('2027-02-20T02:00:00.000Z')
    const middle = await made(room)
    room.moveTo('2027-02-22T02:00:00.000Z')
    const last = await made(room)
    const list = async (query: string) => idsOf(await get(room, `requests.json?${query}`))
    expect(await list('')).toEqual([last, middle])
    expect(await list('start_date=2026-11-20T00:00:00Z&end_date=2026-12-01T00:00:00Z')).toEqual([old])
    expect(await list('start_date=2027-02-21T00:00:00%2B08:00')).toEqual([last])
    expect(await list('start_date=2027-02-20T10:00:00+08:00&end_date=2027-02-20T10:00:00+08:00')).toEqual([middle])
    expect(await list('end_date=2027-02-01T00:00Z')).toEqual([old])
    expect(await list(`service_request_id=${old}&status=closed&start_date=2027-02-21T00:00:00Z`)).toEqual([old])
    const refused = async (query: string) => errorsOf(await get(room, `requests.json?${query}`))
    expect(await refused('start_date=2026-11-01T00:00:00Z&end_date=2027-02-01T00:00:00Z')).toEqual([
      400,
      '400 start_date: The span may not be more than 90 days',
    ])
    expect(await refused('start_date=2027-01-02T00:00:00Z&end_date=2027-01-01T00:00:00Z')).toEqual([
      400,
      '400 start_date: Is after end_date',
    ])
    for (const wrong of [
      'start_date=2027-01-01',
      'end_date=2027-01-01T00:00:00',
      'status=done',
      'page=0',
      'page_size=1001',
    ])
      expect((await refused(wrong))[0]).toBe(400)
  })

  it('M1 pages through everything once, by service and place of listing', async () => {
    const room = await aRoom()
    const ids: string[] = []
    for (let n = 0; n < 23; n++) {
      room.moveTo(new Date(Date.UTC(2026, 10, 23, 2, Math.floor(n / 2))).toISOString())
      ids.push(
        await made(room, {
          address_id: n % 3 ? grid : otherGrid,
          ...(n % 5 === 0 && { service_code: 'facility-road' }),
        }),
      )
    }
    const whole = idsOf(await get(room, 'requests.json'))
    expect(new Set(whole)).toEqual(new Set(ids))
    const pages: string[] = []
    for (let page = 1; page <= 4; page++)
      pages.push(...idsOf(await get(room, `requests.json?page_size=7&page=${page}`)))
    expect(pages).toEqual(whole)
    expect(idsOf(await get(room, 'requests.json?page_size=7&page=5'))).toEqual([])
    expect(idsOf(await get(room, 'requests.json?service_code=facility-road,none'))).toHaveLength(5)
    expect((await get(room, 'requests.json?page=1000&page_size=1000')).status).toBe(400)
    const { text } = await get(room, 'requests.xml?service_code=none')
    expect(xmlOf(text)).toEqual({ service_requests: '' })
  })

  it('M1 takes a request’s id for its token, since no other is given out', async () => {
    const room = await aRoom()
    const caseId = await made(room)
    expect((await get(room, `tokens/${caseId}.json`)).body).toEqual([{ service_request_id: caseId, token: caseId }])
    expect(errorsOf(await get(room, 'tokens/123456.json'))).toEqual([404, '404 token was not found'])
  })

  it.each([
    ['requests/none.json', '404 No such case'],
    [`requests/${'%23'.repeat(90)}.json`, '404 No such case'],
    ['services/none.json', '404 service_code was not found'],
    ['services/order-drugs.json', '404 service_code was not found'],
    ['requests.json?jurisdiction_id=elsewhere', '404 jurisdiction_id was not found'],
    ['cases.json', '404 No such resource; formats are .xml and .json'],
  ])('M1 answers 404 to %s', async (path, error) => {
    const room = await aRoom()
    expect(errorsOf(await get(room, path))).toEqual([404, error])
    const xml = await get(room, path.replace('.json', '.xml'), 'zh-CN')
    expect([xml.status, xml.headers['content-type']]).toEqual([404, 'text/xml; charset=utf-8'])
    expect(xmlOf(xml.text).errors.error).toEqual({ code: '404', description: expect.stringMatching(/\p{Script=Han}/u) })
  })

  it('M1 passes over arguments it does not know, and a jurisdiction that is this one or empty', async () => {
    const room = await aRoom()
    const caseId = await made(room, { jurisdiction_id: county })
    for (const query of [`jurisdiction_id=${county}`, 'jurisdiction_id=', 'extensions=true&q=x'])
      expect(idsOf(await get(room, `requests.json?${query}`))).toEqual([caseId])
    const named = await aRoom({ open311: { jurisdictionId: 'county.example' } })
    expect((await get(named, 'services.json?jurisdiction_id=county.example')).status).toBe(200)
    expect((await get(named, `services.json?jurisdiction_id=${county}`)).status).toBe(404)
  })
})

describe('updates of Open311 requests (M1)', () => {
  it('M1 tells the steps of a request, of those between two days, or of one that is named', async () => {
    const room = await aRoom()
    const one = await opened(room)
    room.moveTo('2026-11-24T02:00:00.000Z')
    await walk(one)
    room.moveTo('2026-11-25T02:00:00.000Z')
    const other = await made(room)
    const { body } = await get(room, `servicerequestupdates.json?service_request_id=${one.number}`)
    const told = body.map(({ status, description }: Record<string, string>) => `${status} ${description}`)
    expect(told).toEqual([
      'open Reported',
      'open Accepted',
      'open Dispatched',
      'open Being handled',
      'open Solved, to be checked',
      'open Checked, to be answered',
      'open Answered',
      'closed Struck off',
    ])
    expect(body[0]).toEqual({
      update_id: expect.any(String),
      service_request_id: one.number,
      status: 'open',
      updated_datetime: '2026-11-23T02:00:00.000Z',
      description: 'Reported',
      media_url: null,
    })
    const since = (query: string) => get(room, `servicerequestupdates.json?${query}`)
    const all = await since('')
    expect(all.body.map(({ updated_datetime: at }: { updated_datetime: string }) => at)).toEqual(
      [...all.body].map(({ updated_datetime: at }: { updated_datetime: string }) => at).sort(),
    )
    expect(new Set(idsOf(all))).toEqual(new Set([one.number, other]))
    expect(idsOf(await since('start_date=2026-11-24T12:00:00Z'))).toEqual([other])
    expect(idsOf(await since('start_date=2026-11-24T00:00:00Z&end_date=2026-11-24T23:00:00Z'))).toHaveLength(7)
    expect(idsOf(await since('page=2&page_size=8'))).toEqual([other])
    const { text } = await get(room, `servicerequestupdates.xml?service_request_id=${other}`)
    expect(xmlOf(text).service_request_updates.request_update.service_request_id).toBe(other)
    for (const secret of ['已更换', '修好', '尽快', 'secretary', 'clerk', 'u03']) expect(all.text).not.toContain(secret)
  })
})
