import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { CaseRow } from '../case/table/case.ts'
import { anOpenedCase, aCaseRoom as aRoom, walk } from '../testing/a-case-room.ts'
import { aMadeRequest, errorsOf, get, idsOf, xmlOf } from './testing/an-open311-client.ts'

const { county, village, grid, otherGrid } = place

describe('reading Open311 requests (M1, I3)', () => {
  it('M1 I3 shows what, when, roughly where and how far, and nobody’s words or name', async () => {
    const room = await aRoom()
    const caseId = await aMadeRequest(room, {
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
    const chinese = await get(room, `requests/${caseId}.json`, 'zh-CN')
    expect(chinese.body[0].address).toBe(`${county} 号152921100 号${village} 号`)
    const { text } = await get(room, `requests/${caseId}.xml`)
    expect(xmlOf(text).service_requests.request).toMatchObject({ lat: '28.123', description: '', status: 'open' })
    for (const secret of ['路灯不亮', 'Mei', '5678', '南巷', grid]) expect(text).not.toContain(secret)
  })

  it('I3 shows no case of a category that is not opted in, and none between people', async () => {
    const room = await aRoom()
    const { number } = await anOpenedCase(room, { category: 'order-drugs' })
    const shown = await aMadeRequest(room)
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
    const one = await anOpenedCase(room)
    room.moveTo('2026-11-23T03:00:00.000Z')
    await walk(one)
    const other = await aMadeRequest(room)
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
    const old = await aMadeRequest(room)
    room.moveTo('2027-02-20T02:00:00.000Z')
    const middle = await aMadeRequest(room)
    room.moveTo('2027-02-22T02:00:00.000Z')
    const last = await aMadeRequest(room)
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
    expect(await list('start_date=2028-01-01T00:00:00Z')).toEqual([])
    expect(await refused('start_date=2026-02-30T00:00:00Z')).toEqual([
      400,
      '400 start_date: Must be a time with its zone, as 2026-11-30T08:00:00Z',
    ])
    for (const wrong of [
      'start_date=yesterday',
      'start_date=2027-13-01T00:00:00Z',
      'start_date=2027-01-01',
      'end_date=2027-01-01T00:00:00',
      'status=done',
      'page=0',
      'page_size=1001',
    ])
      expect(await refused(wrong)).toEqual([400, expect.any(String)])
    expect(await refused('__proto__=1')).toEqual([400, '400 __proto__: No such property'])
  })

  it('M1 pages through everything once, by service and place of listing', async () => {
    const room = await aRoom()
    const ids: string[] = []
    for (let n = 0; n < 23; n++) {
      room.moveTo(new Date(Date.UTC(2026, 10, 23, 2, Math.floor(n / 2))).toISOString())
      ids.push(
        await aMadeRequest(room, {
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
    const caseId = await aMadeRequest(room)
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

  it('M1 takes the arguments of the specification, and a jurisdiction that is this one or empty', async () => {
    const room = await aRoom()
    const caseId = await aMadeRequest(room, { jurisdiction_id: county })
    for (const query of [`jurisdiction_id=${county}`, 'jurisdiction_id=', 'extensions=true'])
      expect(idsOf(await get(room, `requests.json?${query}`))).toEqual([caseId])
    const named = await aRoom({ open311: { jurisdictionId: 'county.example' } })
    expect((await get(named, 'services.json?jurisdiction_id=county.example')).status).toBe(200)
    expect((await get(named, `services.json?jurisdiction_id=${county}`)).status).toBe(404)
  })
})
