import { quietMinutes, wakeAt } from './quiet.ts'

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
