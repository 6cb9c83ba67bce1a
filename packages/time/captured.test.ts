import { correctedTime } from './captured.ts'

const now = '2026-11-30T08:00:00.000Z'

describe('a time that a phone says', () => {
  it.each<[string, string, string | undefined, string]>([
    ['as it is', '2026-11-30T07:00:00Z', undefined, '2026-11-30T07:00:00.000Z'],
    ['ahead by less than five minutes: now', '2026-11-30T16:05:00+08:00', undefined, now],
    ['of a clock that is two hours ahead', '2026-11-30T09:30:00Z', '2026-11-30T10:00:00Z', '2026-11-30T07:30:00.000Z'],
    ['of a clock that is a year behind', '2025-11-30T07:00:00Z', '2025-11-30T08:00:00Z', '2026-11-30T07:00:00.000Z'],
    ['thirty days old', '2026-10-31T08:00:00Z', undefined, '2026-10-31T08:00:00.000Z'],
  ])('K1 %s', (_, capturedAt, sentAt, corrected) => {
    expect(correctedTime(capturedAt, { now, sentAt })).toBe(corrected)
  })

  it.each<[string, string, string | undefined]>([
    ['ahead by more than five minutes', '2026-11-30T08:05:00.001Z', undefined],
    ['older than thirty days', '2026-10-31T07:59:59.999Z', undefined],
    ['ahead of when it was sent', '2026-11-30T07:10:00Z', '2026-11-30T07:00:00Z'],
  ])('K1 is refused when it is %s', (_, capturedAt, sentAt) => {
    expect(() => correctedTime(capturedAt, { now, sentAt })).toThrow(
      expect.objectContaining({
        code: 'invalid',
        fields: [
          expect.objectContaining({
            path: 'capturedAt',
            allowed: expect.objectContaining({ max: expect.any(String) }),
          }),
        ],
      }),
    )
  })

  it('K1 is held against the county’s own window', () => {
    const rules = { aheadMinutes: 60, days: 2 }
    expect(correctedTime('2026-11-30T08:59:00Z', { now }, rules)).toBe(now)
    expect(() => correctedTime('2026-11-27T08:00:00Z', { now }, rules)).toThrow('2 days ago')
  })
})
