import { callOf, sameBody } from './call.ts'

const newId = () => 'fresh'

describe('a derived id', () => {
  const id = (options: Partial<Parameters<typeof callOf>[0]>, kind?: string) =>
    callOf({ newId, idempotencyKey: 'k', ...options }).derivedId(kind)

  it('is new each time without a key', () => {
    expect(callOf({ newId }).derivedId('case')).toBe('fresh')
  })

  it('depends on key, route, kind and caller', () => {
    const ids = [
      id({}),
      id({}, 'case'),
      id({ idempotencyKey: 'k2' }),
      id({ routeId: 'other' }),
      id({ principal: { kind: 'person', memberId: 'm1', sessionId: 's', grants: [] } }),
      id({ principal: { kind: 'service', keyId: 'm1', grants: [] } }),
      id({ principal: { kind: 'resident', caseToken: 't' } }),
    ]
    expect(new Set(ids).size).toBe(ids.length)
    for (const one of ids) expect(one).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
    expect(id({})).toBe(id({}))
  })

  it('keeps strangers with one short key apart, and follows a long one to another network', () => {
    expect(id({ address: '203.0.113.1' })).not.toBe(id({ address: '203.0.113.2' }))
    const idempotencyKey = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
    expect(id({ idempotencyKey, address: '203.0.113.1' })).toBe(id({ idempotencyKey, address: '203.0.113.2' }))
  })
})

describe('the body of a repeat', () => {
  it('must be the same', () => {
    const call = callOf({ newId, rawBody: '{"a":1}' })
    expect(() => sameBody(call.bodyHash, call)).not.toThrow()
    expect(() => sameBody(undefined, call)).not.toThrow()
    expect(() => sameBody(callOf({ newId, rawBody: '{"a":2}' }).bodyHash, call)).toThrow()
  })
})
