import { fold } from '@wangge/folding'
import { place } from '@wangge/testing/a-room'
import fc from 'fast-check'
import * as OpenCC from 'opencc-js'
import { aCaseRoom, anOpenedCase, type CaseRoom, start, type Who, walk } from '../testing/a-case-room.ts'
import { listReaders, readableTo } from './testing/case-lists.ts'

const { village, grid, nextGrid, otherGrid } = place
const toTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' })
const toSimplified = OpenCC.Converter({ from: 'tw', to: 'cn' })
const wide = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCodePoint((one.codePointAt(0) as number) + 0xfee0))

const texts = [
  '村口的路灯不亮了，晚上走路看不见。',
  '東風街12號樓前下水道堵塞，污水橫流，請儘快處理！',
  'A座3楼电梯 LED 屏坏了\n按钮也不灵',
  '后山坡有落石，干部来看过，头发都淋湿了',
  '老人獨居，需要照護；電話沒有人接。',
  '邻居装修噪声大，已了解情况，调解未成',
]
const places = [grid, nextGrid, otherGrid]

const numbersOf = async (room: CaseRoom, as: Who, query: Record<string, string>): Promise<string[]> => {
  const { status, body } = await room.call(as, `GET /v1/cases?${new URLSearchParams({ ...query, limit: '100' })}`)
  expect(status).toBe(200)
  return body.items.map(({ caseId }: { caseId: string }) => caseId)
}

const aRoomToSearch = async () => {
  const room = await aCaseRoom()
  const made: { number: string; text: string }[] = []
  for (const [n, text] of [...texts, ...texts].entries()) {
    room.moveTo(new Date(Date.parse(start) + n * 60_000).toISOString())
    const more = { gridCode: places[n % places.length], description: text }
    const confidential = n === 7 || n === 8 ? { category: 'dispute-family', phone: '10012345678' } : {}
    made.push({ number: (await anOpenedCase(room, { ...more, ...confidential })).number, text })
  }
  await room.hear()
  return { room, made }
}

describe('searching cases', () => {
  let here: Awaited<ReturnType<typeof aRoomToSearch>>
  beforeAll(async () => {
    here = await aRoomToSearch()
  })

  it('L6 finds whatever is in a text, in either script and any width, for those who may read it and nobody else', async () => {
    const { room, made } = here
    const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
    const numbers = made.map(({ number }) => number)
    const readable = new Map<Who, Set<string>>()
    for (const as of listReaders) readable.set(as, await readableTo(room, as, numbers))
    const styles = [String, toTraditional, toSimplified, wide, (text: string) => text.toLowerCase()]
    const part = fc.record({ at: fc.nat(made.length - 1), from: fc.nat(20), length: fc.integer({ min: 1, max: 8 }) })
    let found = 0
    await fc.assert(
      fc.asyncProperty(part, fc.constantFrom(...styles), fc.constantFrom(...listReaders), async (slice, style, as) => {
        const { text } = made[slice.at] as { text: string }
        const parts = [...graphemes.segment(text)].map(({ segment }) => segment)
        const from = slice.from % parts.length
        const q = style(parts.slice(from, from + slice.length).join('')).replaceAll('\n', ' ')
        const words = q.split(/\s+/).map(fold).filter(Boolean)
        fc.pre(words.length > 0)
        const has = (one: string) => words.every((word: string) => fold(one).includes(word))
        const wanted = made.filter(({ number, text }) => has(text) && readable.get(as)?.has(number))
        const numbers = await numbersOf(room, as, { q })
        found += numbers.length
        expect(numbers.filter((one) => has(made.find(({ number }) => number === one)?.text ?? ''))).toEqual(
          wanted.map(({ number }) => number).toReversed(),
        )
        for (const one of numbers) expect(readable.get(as)?.has(one)).toBe(true)
      }),
      { numRuns: 200 },
    )
    expect(found).toBeGreaterThan(100)
  })

  it('L6 finds a case by its number, however it is typed, and by a part that was read out', async () => {
    const { room, made } = here
    const { number } = made[0] as { number: string }
    const spoken = number.replaceAll('0', 'O').replaceAll('1', 'l').toLowerCase()
    for (const q of [
      number,
      ` ${number.slice(0, 5)} ${number.slice(5)} `,
      `${spoken.slice(0, 3)}-${spoken.slice(3)}`,
      wide(number),
    ])
      expect(await numbersOf(room, 'boss', { q })).toEqual([number])
    expect(await numbersOf(room, 'boss', { q: number.slice(-4) })).toContain(number)
    expect(await numbersOf(room, 'elsewhere', { q: number })).toEqual([])
  })

  it('L6 finds by the place it happened at, together with words, of which each must be there', async () => {
    const { room, made } = here
    const at = (n: number) => (made[n] as { number: string }).number
    expect(await numbersOf(room, 'boss', { q: `路燈 ${village}號` })).toEqual([at(6), at(0)])
    expect(await numbersOf(room, 'boss', { q: '路灯 落石' })).toEqual([])
    expect(await numbersOf(room, 'boss', { q: '灯', area: nextGrid })).toEqual([])
    expect((await numbersOf(room, 'boss', { q: '灯' })).length).toBeGreaterThan(0)
  })

  it('L1 goes together with other filters, page by page, and its counts are those of the list', async () => {
    const { room, made } = here
    const query = { q: '号', state: 'open', category: 'facility-lamp' }
    const all = await numbersOf(room, 'boss', query)
    expect(all).toHaveLength(made.length - 2)
    const paged: string[] = []
    let after: string | undefined
    do {
      const text = new URLSearchParams({ ...query, limit: '3', ...(after && { after }) })
      const { body } = await room.call('boss', `GET /v1/cases?${text}`)
      paged.push(...body.items.map(({ caseId }: { caseId: string }) => caseId))
      after = body.next
    } while (after)
    expect(paged).toEqual(all)
    const { body } = await room.call('boss', `GET /v1/cases/counts?${new URLSearchParams(query)}`)
    expect(body).toMatchObject({ total: all.length, open: all.length, byCategories: { 'facility-lamp': all.length } })
  })

  it.each([
    ['nothing but marks', '，。！%_.*'],
    ['nothing but spaces', '   '],
    ['what is too long', '灯'.repeat(101)],
    ['control characters', '灯\u0007'],
    ['words that change direction', '\u202e灯'],
  ])('L6 refuses %s, naming the field', async (_, q) => {
    for (const path of ['/v1/cases', '/v1/cases/counts']) {
      const { status, body } = await here.room.call('boss', `GET ${path}?${new URLSearchParams({ q })}`)
      if (q.trim() === '' && status === 200) continue
      expect([status, body.errors[0].path]).toEqual([422, 'q'])
    }
  })

  it.each(['q=灯&order=placed&period=2026-11', 'q=灯&reporter=10012345678'])(
    'L1 refuses %s: two ways at once',
    async (query) => {
      const { status, body } = await here.room.call('boss', `GET /v1/cases?${encodeURI(query)}`)
      expect([status, body.errors[0].path]).toEqual([422, query.split('&')[1]?.split('=')[0]])
    },
  )

  it('L6 I5 forgets words once they were taken out or erased, whatever comes late', async () => {
    const room = await aCaseRoom()
    const one = await anOpenedCase(room, { description: '请打电话给王小梅' })
    await room.hear()
    expect(await numbersOf(room, 'boss', { q: '王小梅' })).toEqual([one.number])
    await walk(one)
    room.moveTo('2032-11-23T02:00:00.000Z')
    await room.ring('erase-kept')
    await room.hear()
    expect(await numbersOf(room, 'boss', { q: '王小梅' })).toEqual([])
    const rows = room.driver.database.prepare("SELECT d FROM rows WHERE e = 'words'").all()
    expect(JSON.stringify(rows)).not.toContain('王小梅')
  })
})
