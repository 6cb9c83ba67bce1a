import type { Fact, Service } from '@wangge/contract'
import * as z from 'zod'

const channelOf = (fact: Fact) => fact.type.replaceAll('.', '-')

const envelope = (fact: Fact) => ({
  type: 'object',
  required: [
    'specversion',
    'id',
    'source',
    'type',
    'subject',
    'time',
    'datacontenttype',
    'county',
    'rev',
    'cause',
    'data',
  ],
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string' },
    source: { type: 'string', examples: [`/wangge/370829/${fact.type.split('.')[0]}`] },
    type: { const: fact.type },
    subject: { type: 'string' },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    county: { type: 'string' },
    rev: { type: 'integer', minimum: 0 },
    cause: { type: 'string', description: 'Id of the request or event that led here' },
    data: z.toJSONSchema(fact.data, { unrepresentable: 'any', io: 'input' }),
  },
})

/** The AsyncAPI 3.0 document of every fact that rooms publish: one channel a type, CloudEvents 1.0 in structured mode. */
export const asyncapi = (rooms: readonly Service[], version: string) => {
  const facts = rooms.flatMap((room) => room.publishes).sort((a, b) => (a.type < b.type ? -1 : 1))
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Wangge 网格 events',
      version,
      description: 'Facts, at least once, in any order; a consumer ignores a lower `rev` of the same subject.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(
      facts.map((fact) => [
        channelOf(fact),
        {
          address: fact.type,
          title: fact.title.en,
          description: fact.title['zh-CN'],
          messages: { fact: { $ref: `#/components/messages/${channelOf(fact)}` } },
        },
      ]),
    ),
    operations: Object.fromEntries(
      facts.map((fact) => [
        `publish-${channelOf(fact)}`,
        {
          action: 'send',
          channel: { $ref: `#/channels/${channelOf(fact)}` },
          summary: `Consumed by ${
            rooms
              .filter((room) => room.consumes.some(({ type }) => type === fact.type))
              .map(({ name }) => name)
              .join(', ') || 'nobody yet'
          }`,
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        facts.map((fact) => [
          channelOf(fact),
          {
            name: fact.type,
            title: `${fact.title['zh-CN']} · ${fact.title.en}`,
            payload: envelope(fact),
            examples: [
              {
                name: 'example',
                payload: {
                  specversion: '1.0',
                  id: '01JD8Z6Y5RQK4T7W9XEXAMPLE00',
                  source: `/wangge/370829/${fact.type.split('.')[0]}`,
                  type: fact.type,
                  subject: 'example',
                  time: '2026-11-23T01:00:00.000Z',
                  datacontenttype: 'application/json',
                  county: '370829',
                  rev: 1,
                  cause: '01JD8Z6Y5RQK4T7W9XEXAMPLE01',
                  data: fact.example,
                },
              },
            ],
          },
        ]),
      ),
    },
  }
}
