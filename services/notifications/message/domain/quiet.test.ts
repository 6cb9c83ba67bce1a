import { templates } from '@wangge/texts'
import fc from 'fast-check'
import { leavesAt, quietMinutes, wakeAt } from './quiet.ts'

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

describe('when a text goes out', () => {
  const county = { quietHours: { from: '21:00', to: '08:00' }, zone: 'Asia/Shanghai' }
  const start = Date.parse('2026-11-24T00:00:00.000Z')
  const instant = fc
    .integer({ min: 0, max: 2 * 1440 })
    .map((minutes) => new Date(start + minutes * 60_000).toISOString())
  const lead = fc.integer({ min: 0, max: 240 })

  it('C2 H1 whatever the hour, the class and the words: at once what may wait for nothing, all else never later than its moment nor in quiet hours', () => {
    const moments = fc.record({ expiresAt: instant, readBy: instant }, { requiredKeys: [] })
    const classes = fc.constantFrom('general', 'mediation', 'emergency')
    const words = fc.constantFrom(...Object.values(templates))
    fc.assert(
      fc.property(
        instant,
        moments,
        lead,
        fc.tuple(classes, words),
        (now, moment, minutes, [kind, { urgent, anytime }]) => {
          const free = kind === 'emergency' || urgent || anytime
          const at = leavesAt({ anytime: free, ...moment }, county, minutes, now)
          const wakes = wakeAt(county.quietHours, now, county.zone)
          expect([now, wakes]).toContain(at)
          if (free) expect(at).toBe(now)
          for (const until of Object.values(moment))
            if (until > now)
              expect(Date.parse(at)).toBeLessThanOrEqual(
                Math.max(Date.parse(now), Date.parse(until) - minutes * 60_000),
              )
          const isNear = Object.values(moment).some(
            (until) => until > now && Date.parse(until) < Date.parse(wakes) + minutes * 60_000,
          )
          if (!free && !isNear) expect(at).toBe(wakes)
        },
      ),
    )
  })
})
