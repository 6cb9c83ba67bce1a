import { templateVariables, Wordings } from '@wangge/county/templates'
import fc from 'fast-check'
import * as message from './message.ts'
import { quietMinutes, wakeAt } from './quiet.ts'
import { partsOf, signed } from './sms.ts'
import { render, templateOf, templates, worded } from './template.ts'

const now = '2026-11-23T01:00:00.000Z'
const queued: message.Delivery = { state: 'queued', tries: 0, dueAt: now }

describe('an SMS', () => {
  it.each([
    [0, 1],
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
  ])('H1 of %i characters takes %i parts', (length, parts) => {
    expect(partsOf('网'.repeat(length))).toBe(parts)
  })

  it('H1 counts the signature and both halves of an emoji', () => {
    expect(partsOf(signed('网格服务', '网'.repeat(64)))).toBe(1)
    expect(partsOf(signed('网格服务', '网'.repeat(65)))).toBe(2)
    expect(partsOf('🌊'.repeat(36))).toBe(2)
  })
})

describe('a message', () => {
  it('H2 every state but queued is reachable, every state that is not terminal is leavable', () => {
    const reached = new Set(Object.values(message.steps).map(({ to }) => to))
    const left = new Set(Object.values(message.steps).flatMap(({ from }) => from))
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

describe('a template', () => {
  it.each(templates.map((one) => [one.id, one] as const))('H2 %s uses only the variables it has', (id, one) => {
    const filled = Object.fromEntries(templateVariables[id].map((name) => [name, 'x']))
    for (const language of ['zh-CN', 'en'] as const) expect(render(one, language, filled)).not.toMatch(/[{}]/)
    expect(Wordings.safeParse({ [id]: one.text }).success).toBe(true)
  })

  it('H2 there is a text for every template that a county may word', () => {
    expect(templates.map(({ id }) => id).toSorted()).toEqual(Object.keys(templateVariables).toSorted())
  })

  it('H2 takes the county’s own wording where it has one', () => {
    const own = worded(templateOf('review-made'), { en: '{stars}!' })
    expect(render(own, 'en', { stars: '5', period: 'x' })).toBe('5!')
    expect(render(own, 'zh-CN', { stars: '5', period: '2026-11' })).toContain('2026-11的月度评议为5星')
  })
})

describe('quiet hours', () => {
  it.each([
    ['20:59', 0],
    ['21:00', 660],
    ['23:30', 510],
    ['00:00', 480],
    ['07:59', 1],
    ['08:00', 0],
  ])('H1 at %s wait %i minutes', (clock, wait) => {
    expect(quietMinutes({ from: '21:00', to: '08:00' }, clock)).toBe(wait)
  })

  it('H1 end by the county’s clock, at any hour outside them at once', () => {
    const hours = { from: '21:00', to: '08:00' }
    const at = (instant: string) => wakeAt(hours, instant, 'Asia/Shanghai')
    expect(at('2026-11-23T13:30:20.000Z')).toBe('2026-11-24T00:00:20.000Z')
    expect(at('2026-11-24T00:00:00.000Z')).toBe('2026-11-24T00:00:00.000Z')
    expect(at('2026-11-24T12:59:59.000Z')).toBe('2026-11-24T12:59:59.000Z')
  })
})
