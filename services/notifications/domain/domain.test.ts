import fc from 'fast-check'
import * as message from './message.ts'
import { quietMinutes } from './quiet.ts'
import { partsOf, signed } from './sms.ts'
import { checkTemplate, render, templateOf, templates } from './template.ts'

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

  it('H2 ends within 72 hours of the last answer, whatever the provider does', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.constantFrom('sent', 'refused', 'silent', 'delivered')), (answers) => {
        let delivery = queued
        let at = now
        for (let turn = 0; delivery.dueAt && turn < 200; turn++) {
          at = delivery.dueAt
          if (delivery.state !== 'queued') delivery = message.overdue(delivery)
          else {
            const taken = message.take(delivery, at)
            const answer = answers.next().value
            delivery =
              answer === 'sent'
                ? message.send(taken, 'p', at)
                : answer === 'delivered'
                  ? message.deliver(taken, 'p')
                  : answer === 'refused'
                    ? message.refuse(taken, 'no', at)
                    : taken
          }
        }
        expect(delivery.dueAt).toBeUndefined()
        expect(Date.parse(at) - Date.parse(now)).toBeLessThanOrEqual(message.limits.receipt + 48 * message.limits.apart)
      }),
    )
  })
})

describe('a template', () => {
  it.each(templates.map((one) => [one.id, one] as const))('H2 %s uses only the variables it declares', (_id, one) => {
    expect(() => checkTemplate(one)).not.toThrow()
    const filled = Object.fromEntries(one.variables.map((name) => [name, 'x']))
    expect(render(one, 'zh-CN', filled)).not.toMatch(/[{}]/)
    expect(render(one, 'en', filled)).not.toMatch(/[{}]/)
  })

  it('H2 refuses an unknown variable when it is saved, and names it', () => {
    expect(() => checkTemplate({ ...templateOf('review-made'), text: { 'zh-CN': '{star}', en: 'x' } })).toThrow(
      expect.objectContaining({ code: 'invalid', fields: [expect.objectContaining({ path: 'text.zh-CN' })] }),
    )
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
})
