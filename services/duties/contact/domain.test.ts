import { open } from '../sheet/domain/period.ts'
import { dayOf } from '../sheet/domain/rule.ts'
import { type Circumstances, record } from './domain.ts'

const limits = { endsAt: '2026-11-08T16:00:00.000Z', closesAt: '2026-11-10T16:00:00.000Z' }
const [inWeek, inGrace] = ['2026-11-05T01:00:00.000Z', '2026-11-09T01:00:00.000Z']
const sheetOf = (...ids: string[]) =>
  open(
    { memberId: 'M1', areaId: 'G1', ruleId: 'weekly-contact', period: '2026-W45' },
    Object.fromEntries(ids.map((id) => [id, 1])),
  )

describe('recording a contact', () => {
  const sent = { contactId: '01JDC3M6Q8T4V5W6X7Y8Z9A0BC', householdId: 'H1', mode: 'home' } as const
  const usual: Circumstances = {
    memberId: 'M1',
    on: '2026-11-05',
    period: '2026-W45',
    limits,
    sheet: sheetOf('H1'),
    isLinked: true,
    modeCounts: true,
  }

  it.each([
    ['in the week', {}, inWeek, { late: false, counts: true }],
    ['in the days of grace', {}, inGrace, { late: true, counts: true }],
    ['by a mode that the county does not count', { modeCounts: false }, inWeek, { late: false, counts: false }],
    ['of a household linked after the cut-off', { sheet: sheetOf('H2') }, inWeek, { late: false, counts: false }],
    ['of somebody who owes nothing that week', { sheet: undefined }, inWeek, { late: false, counts: false }],
  ])('E4 %s', (_name, change, now, marks) => {
    expect(record(sent, { ...usual, ...change }, now)).toEqual({
      ...sent,
      memberId: 'M1',
      on: '2026-11-05',
      period: '2026-W45',
      recordedAt: now,
      ...marks,
    })
  })

  it('E4 is refused once the week is closed', () => {
    expect(() => record(sent, usual, limits.closesAt)).toThrow(
      expect.objectContaining({ code: 'conflict', facts: { period: '2026-W45', closesAt: limits.closesAt } }),
    )
  })

  it('E1 is refused for a household of somebody else, naming the field', () => {
    expect(() => record(sent, { ...usual, isLinked: false }, inWeek)).toThrow(
      expect.objectContaining({ code: 'invalid', fields: [expect.objectContaining({ path: 'householdId' })] }),
    )
  })
})

describe('the day of a contact', () => {
  const zone = 'Asia/Shanghai'
  // Monday, a quarter past midnight in Shanghai
  const now = '2026-11-08T16:15:00.000Z'

  it.each([
    ['is today unless told', {}, '2026-11-09', '2026-W46'],
    ['is the day told', { on: '2026-11-08' }, '2026-11-08', '2026-W45'],
    ['is the day the phone captured it', { correctedAt: '2026-11-08T15:59:00.000Z' }, '2026-11-08', '2026-W45'],
  ])('E2 %s', (_name, sent, on, period) => {
    expect(dayOf(sent, { per: 'week' }, zone, now)).toEqual({ on, period })
  })

  it.each([['on', { on: '2026-11-10' }]])('K1 is never in the future: %s is named', (path, sent) => {
    expect(() => dayOf(sent, { per: 'week' }, zone, now)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        fields: [expect.objectContaining({ path, allowed: { max: '2026-11-09' } })],
      }),
    )
  })
})
