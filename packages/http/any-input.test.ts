import { toyDesk } from '@wangge/testing/a-toy-desk'
import fc from 'fast-check'
import { eventOf } from './toy.ts'
import { faults } from './toy-faults.ts'
import { manifest } from './toy-room.ts'

describe('whatever is sent', () => {
  it('is never answered 5xx', async () => {
    const { answerTo, token } = await toyDesk()
    const json = fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text))
    const nearly = fc
      .tuple(fc.constantFrom(...faults.map(([, body]) => body)), fc.nat(200), fc.nat(255))
      .map(([text, at, byte]) => {
        const bytes = Buffer.from(text)
        if (bytes.length > 0) bytes[at % bytes.length] = byte
        return bytes
      })
    const anything = fc.oneof(fc.uint8Array({ maxLength: 300 }), json, nearly, fc.constant(undefined))
    const routes = manifest.routes.filter(({ id }) => id !== 'carelessToy')
    const header = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        anything,
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
        fc.record(
          {
            'content-type': fc.oneof(header, fc.constantFrom('application/json', 'text/csv')),
            'accept-language': header,
            'if-match': header,
            'idempotency-key': header,
            'x-http-method-override': header,
            'x-case-token': header,
            authorization: fc.oneof(header, fc.constant(`Bearer ${token}`)),
          },
          { requiredKeys: [] },
        ),
        async ({ method, path }, body, query, param, headers) => {
          const event = eventOf(`${method} ${path.replace(/\{\w+\}/, 'a')}`, { body, token, headers })
          event.rawQueryString = query
          if (event.pathParameters?.toyId) event.pathParameters.toyId = param
          const { statusCode = 0, body: answer } = await answerTo(event)
          expect(statusCode).toBeLessThan(500)
          if (statusCode >= 400) expect(JSON.parse(answer ?? '')).toMatchObject({ status: statusCode })
        },
      ),
      { numRuns: 1500 },
    )
  })
})
