import { aCaseRoom as aRoom } from '../testing/a-case-room.ts'
import { askingConfig, errorsOf, get, root, standard, xmlOf } from './testing/an-open311-client.ts'

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
    const room = await aRoom(askingConfig)
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

describe('a method that is not there', () => {
  it.each(['DELETE', 'PUT', 'PATCH', 'HEAD'])('M1 %s is answered as Open311 tells errors', async (method) => {
    const room = await aRoom()
    const asked = (file: string) => room.call('anyone', `${method} ${root}/${file}`, undefined, { language: 'en' })
    expect(errorsOf(await asked('requests.json'))).toEqual([405, '405 The method is not allowed here'])
    const { status, headers, text } = await asked('services/facility-lamp.xml')
    expect([status, headers.allow]).toEqual([405, 'GET'])
    expect(xmlOf(text).errors.error).toEqual({ code: '405', description: 'The method is not allowed here' })
  })
})
