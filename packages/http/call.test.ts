import { callOf, madeBefore, sameBody } from './call.ts'

const newId = () => 'fresh'

describe('a derived id', () => {
  const id = (options: Partial<Parameters<typeof callOf>[0]>, kind?: string) =>
    callOf({ newId, idempotencyKey: 'k', ...options }).derivedId(kind)

  it('is new each time without a key', () => {
    expect(callOf({ newId }).derivedId('case')).toBe('fresh')
  })

  it('depends on key, route with its parameters, kind and caller', () => {
    const ids = [
      id({}),
      id({}, 'case'),
      id({ idempotencyKey: 'k2' }),
      id({ routeId: 'other' }),
      id({ params: { caseId: '1' } }),
      id({ params: { caseId: '2' } }),
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

describe('what a request made before', () => {
  const call = callOf({ newId, id: 'r1', idempotencyKey: 'k', rawBody: '{"a":1}' })
  const events = [{ cause: 'r0' }, { cause: call.cause }, { cause: callOf({ newId, idempotencyKey: 'k2' }).cause }]

  it('is found by its cause, whichever request it is repeated in', () => {
    const again = callOf({ newId, id: 'r2', idempotencyKey: 'k', rawBody: '{"a":1}' })
    expect(madeBefore(events, again)).toEqual([{ cause: call.cause }])
    expect(madeBefore(events, callOf({ newId, id: 'r0' }))).toEqual([])
  })

  it('is another request’s under another body', () => {
    const other = callOf({ newId, idempotencyKey: 'k', rawBody: '{"a":2}' })
    expect(() => madeBefore(events, other)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  it('is known again when what was said was taken out of it only if nothing was said', () => {
    const silent = callOf({ newId, idempotencyKey: 'k', rawBody: '' })
    const silenced = [{ cause: call.cause.slice(0, call.cause.indexOf('.') + 1) }]
    expect(madeBefore(silenced, silent)).toEqual(silenced)
    expect(() => madeBefore(silenced, call)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})
