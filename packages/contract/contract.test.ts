import * as z from 'zod'
import { Instant, LocalDate, line, lines, Period, pageOf, paging, personal, route, routeKey, Ulid } from './index.ts'

describe('a line of text', () => {
  it.each([
    ['trims and composes', '  e\u0301  ', '\u00e9'],
    ['counts graphemes, not code units', '👨‍👩‍👧'.repeat(5), '👨‍👩‍👧'.repeat(5)],
  ])('%s', (_name, given, kept) => {
    expect(line(5).parse(given)).toBe(kept)
  })

  it.each([
    ['control characters', 'a\u0007b'],
    ['a newline', 'a\nb'],
    ['bidi overrides', 'a\u202eb'],
    ['lone surrogates', 'a\ud800'],
    ['too many graphemes', '网'.repeat(6)],
    ['nothing at all', '   '],
  ])('refuses %s', (_name, given) => {
    expect(line(5).safeParse(given).success).toBe(false)
  })

  it.each([
    ['a zero-width space', '\u200b'],
    ['joiners', '\u200d\u200c'],
    ['a soft hyphen', '\u00ad'],
    ['a Hangul filler', '\u3164'],
    ['a blank Braille cell', '\u2800'],
    ['an ideographic space', '\u3000'],
    ['marks with nothing under them', '\u0301\u0302'],
    ['a variation selector', '\ufe0f'],
    ['tags', '\u{e0020}\u{e0041}'],
    ['a private character', '\ue000'],
    ['what stands for lost characters', '\ufffd\ufffd'],
  ])('C12 refuses a text of nothing but %s', (_name, given) => {
    for (const text of [given, ` ${given} `, given.repeat(7)])
      for (const schema of [line(50), lines(50)])
        expect(schema.safeParse(text).error?.issues).toMatchObject([{ message: 'length:1-50' }])
  })

  it.each([
    ['\u200b张三', '张三'],
    ['李\u200d四', '李四'],
    ['王\ufeff五\u2060', '王五'],
    ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ])('C12 drops from a line what nobody sees, and keeps what joins: %j', (given, kept) => {
    expect(line(20).parse(given)).toBe(kept)
  })

  it.each(['。', '1', 'é', '𠮷', 'ᠮᠣᠩ', '👍🏽', 'བོད', 'क्षि'])('takes %s', (text) => {
    expect(line(5).parse(text)).toBe(text)
  })

  it.each(['一\r\n二', '一\r二', '一\u2028二', '一\u2029二'])(
    'folds the line end in %j, and takes none in one line',
    (text) => {
      expect(lines(3).parse(text)).toBe('一\n二')
      expect(line(3).safeParse(text).success).toBe(false)
    },
  )

  it('names the bound, however much is sent', () => {
    for (const length of [6, 48, 60])
      expect(line(5).safeParse('网'.repeat(length)).error?.issues).toMatchObject([{ message: 'length:1-5' }])
  })

  it('keeps newlines where several lines are allowed', () => {
    expect(lines(20).parse('路面\n积水')).toBe('路面\n积水')
    expect(lines(20).safeParse('a\u0000').success).toBe(false)
  })
})

describe('fields', () => {
  it('take any offset and keep UTC with milliseconds', () => {
    expect(Instant.parse('2026-11-30T00:05:00+08:00')).toBe('2026-11-29T16:05:00.000Z')
    expect(Instant.safeParse('2026-11-30').success).toBe(false)
  })

  it.each(['2026-W48', '2026-11-H1', '2026-11', '2026-Q4', '2026'])('know the period %s', (period) => {
    expect(Period.parse(period)).toBe(period)
  })

  it.each([
    '2026-13',
    '2026-00',
    '2026-W54',
    '2026-W00',
    '2026-11-H3',
    '2026-Q5',
    '26-11',
    '2026-11-30',
    '9999',
    '0001',
    '',
  ])('refuse the period %j', (period) => {
    expect(Period.safeParse(period).success).toBe(false)
  })

  it.each(['0001-01-01', '1799-12-31', '9999-12-31'])(
    'refuse %s, beside which no day or week can be written',
    (day) => {
      for (const read of [LocalDate.safeParse(day), Instant.safeParse(`${day}T23:59:59-12:00`)])
        expect(read.error?.issues).toMatchObject([{ params: { text: { en: 'The year must be from 1800 to 2999' } } }])
      expect(LocalDate.safeParse('30 November').error?.issues).toHaveLength(1)
    },
  )

  it('refuse what is not a ULID or a page size', () => {
    expect(Ulid.safeParse('8ZZZZZZZZZZZZZZZZZZZZZZZZZ').success).toBe(false)
    expect(z.object(paging).safeParse({ limit: '101' }).success).toBe(false)
  })

  it('remember what is personal', () => {
    expect(personal('phone', z.string()).meta()).toMatchObject({ personal: 'phone' })
  })
})

describe('a route', () => {
  it('fills in what is obvious', () => {
    const listCases = route({
      method: 'GET',
      path: '/v1/cases',
      action: 'case.read',
      tag: 'cases',
      summary: { 'zh-CN': '列表', en: 'List' },
      answer: pageOf(z.object({ caseId: z.string() })),
    })
    expect(listCases).toMatchObject({ status: 200, idempotent: false, mediaType: 'application/json' })
    expect(routeKey(listCases)).toBe('GET /v1/cases')
  })
})
