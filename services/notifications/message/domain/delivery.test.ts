import fc from 'fast-check'
import { steps } from '../steps.ts'
import * as message from './delivery.ts'

const now = '2026-11-23T01:00:00.000Z'
const queued: message.Delivery = { state: 'queued', tries: 0, dueAt: now }

describe('a message', () => {
  it('H2 every state but queued is reachable, every state that is not terminal is leavable', () => {
    const reached = new Set(Object.values(steps).map(({ to }) => to))
    const left = new Set(Object.values(steps).flatMap(({ from }) => from))
    for (const state of ['queued', 'sending', 'sent', 'delivered', 'failed', 'maybe-sent', 'unconfirmed'] as const)
      expect({ state, reached: reached.has(state) }).toEqual({ state, reached: true })
    for (const state of ['queued', 'sending', 'sent'] as const) expect(left.has(state)).toBe(true)
    for (const state of ['delivered', 'failed'] as const) expect(message.allowedFrom(state)).toEqual([])
  })

  it('H2 is given up after 48 refusals, five minutes apart', () => {
    let delivery = queued
    let asked = 0
    while (delivery.dueAt) {
      const at = delivery.dueAt
      delivery = message.refuse(message.take(delivery, at), 'busy', at)
      asked++
    }
    expect({ asked, state: delivery.state }).toEqual({ asked: 48, state: 'failed' })
  })

  it('H2 an outcome nobody knows is never sent again in silence', () => {
    const lost = message.overdue(message.take(queued, now))
    expect(lost).toMatchObject({ state: 'maybe-sent' })
    expect(lost.dueAt).toBeUndefined()
    expect(() => message.take(lost, now)).toThrow('past this step')
  })

  it('promise 5 ends within 72 hours of being queued, whatever the provider does', () => {
    const queuedAt = now
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.constantFrom('sent', 'refused', 'silent', 'unknown', 'delivered')),
        (answers) => {
          let delivery = queued
          let at = now
          for (let turn = 0; delivery.dueAt && turn < 200; turn++) {
            at = delivery.dueAt
            if (delivery.state !== 'queued') delivery = message.overdue(delivery)
            else if (message.isStale({ queuedAt }, at)) delivery = message.fail(delivery, 'too-late')
            else {
              const taken = message.take(delivery, at)
              const answer = answers.next().value
              if (answer === 'sent') delivery = message.send(taken, 'p', queuedAt)
              else if (answer === 'delivered') delivery = message.deliver(taken, 'p')
              else if (answer === 'refused') delivery = message.refuse(taken, 'no', at)
              else delivery = answer === 'unknown' ? message.lose(taken) : taken
            }
          }
          expect(delivery.dueAt).toBeUndefined()
          expect(Date.parse(at) - Date.parse(queuedAt)).toBeLessThanOrEqual(message.limits.settled)
        },
      ),
    )
  })

  it('H1 waits for a better time without counting a try', () => {
    expect(message.wait(queued, '2026-11-24T00:00:00.000Z')).toEqual({ ...queued, dueAt: '2026-11-24T00:00:00.000Z' })
  })

  it.each([
    [{ queuedAt: now, expiresAt: '2026-11-23T01:05:00.000Z' }, '2026-11-23T01:04:59.999Z', false],
    [{ queuedAt: now, expiresAt: '2026-11-23T01:05:00.000Z' }, '2026-11-23T01:05:00.000Z', true],
    [{ queuedAt: now }, '2026-11-26T00:59:59.999Z', false],
    [{ queuedAt: now }, '2026-11-26T01:00:00.000Z', true],
  ])('H2 says nothing any more: %p at %s is %p', (row, at, isStale) => {
    expect(message.isStale(row, at)).toBe(isStale)
  })
})
