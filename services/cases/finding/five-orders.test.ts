import { place } from '@wangge/testing/a-room'
import fc from 'fast-check'
import { aCaseRoom, anOpenedCase, evidence, start, type Who, walk } from '../testing/a-case-room.ts'
import { fiveOrders } from './contract/finding.ts'
import { listReaders } from './testing/case-lists.ts'

const { county, township, village, otherVillage, grid, nextGrid, otherGrid } = place
const hour = 3_600_000
const at = (days: number) => new Date(Date.parse(start) + days * 24 * hour).toISOString()

type Room = Awaited<ReturnType<typeof aCaseRoom>>
const figuresOf = async (room: Room, as: Who, query: Record<string, string>) => {
  const { status, body } = await room.call(as, `GET /v1/five-orders?${new URLSearchParams(query)}`)
  return { status, body, counts: fiveOrders.map((order) => body[order]?.count as number) }
}
/** The cases behind a figure, by its own link. */
const behind = async (room: Room, as: Who, href: string, limit = 2): Promise<string[]> => {
  const found: string[] = []
  let after: string | undefined
  do {
    const { status, body } = await room.call(as, `GET ${href}&limit=${limit}${after ? `&after=${after}` : ''}`)
    expect(status).toBe(200)
    found.push(...body.items.map(({ caseId }: { caseId: string }) => caseId))
    after = body.next
  } while (after)
  return found
}

describe('the five orders (一网五单)', () => {
  it('C5 counts each case once in the period of each order, and opens to exactly those', async () => {
    const room = await aCaseRoom()
    room.moveTo(at(-30))
    const october = await anOpenedCase(room)
    room.moveTo(start)
    const solved = await anOpenedCase(room)
    const open = await anOpenedCase(room, { gridCode: nextGrid })
    await anOpenedCase(room, { gridCode: otherGrid })
    await walk(october)
    await walk(solved)
    await solved.rate(1)
    // opened again and accepted again in one period: once
    await room.call('worker', `POST /v1/cases/${solved.number}/reopen`, { reason: '又不亮了' })
    await solved.give('official', 'accept')
    await open.give('neighbour', 'accept')
    await open.give('neighbour', 'solve', { evidence })
    await room.hear()
    const november = { period: '2026-11' }
    const { body, counts } = await figuresOf(room, 'boss', november)
    // and no longer done
    expect(counts).toEqual([3, 3, 2, 1, 1])
    expect((await figuresOf(room, 'boss', { period: '2026-10' })).counts).toEqual([1, 0, 0, 0, 0])
    expect((await figuresOf(room, 'boss', { period: '2026' })).counts).toEqual([4, 3, 2, 1, 1])
    expect((await figuresOf(room, 'boss', { ...november, area: nextGrid })).counts).toEqual([1, 1, 0, 0, 0])
    expect((await figuresOf(room, 'otherSecretary', november)).counts).toEqual([1, 0, 0, 0, 0])
    expect(await behind(room, 'boss', body.done.href)).toEqual([october.number])
    // done again it counts again, in the period of that
    room.moveTo(at(10))
    await solved.give('worker', 'solve', { evidence })
    await solved.give('leader', 'check', { passed: true })
    await room.hear()
    expect((await figuresOf(room, 'boss', { period: '2026-12' })).counts[3]).toBe(1)
    expect((await figuresOf(room, 'boss', november)).counts[3]).toBe(1)
  })

  it('C5 leaves out what was not found done, and parts of a case', async () => {
    const room = await aCaseRoom()
    const failed = await anOpenedCase(room)
    await failed.give('worker', 'accept')
    await failed.give('worker', 'solve', { evidence })
    await failed.give('secretary', 'check', { passed: false, note: '还是不亮' })
    await room.hear()
    expect((await figuresOf(room, 'boss', { period: '2026-W48' })).counts).toEqual([1, 1, 0, 0, 0])
    const split = await failed.give('secretary', 'split', {
      parts: [
        { unitId: 'u03', description: '换灯' },
        { unitId: 'u04', description: '接线' },
      ],
    })
    expect(split.status).toBeLessThan(300)
    await room.hear()
    const { counts } = await figuresOf(room, 'boss', { period: '2026-W48' })
    expect(counts.slice(0, 2)).toEqual([1, 1])
  })

  it('C5 C20 tells nobody of confidential cases of others, also of those made so later', async () => {
    const room = await aCaseRoom()
    const family = await anOpenedCase(room, { category: 'dispute-family', phone: '10012345678' })
    const later = await anOpenedCase(room)
    await room.hear()
    const period = { period: '2026-11' }
    const placed = async (as: Who) => (await figuresOf(room, as, period)).counts[0]
    expect([await placed('worker'), await placed('official')]).toEqual([1, 2])
    const { status } = await later.give('secretary', 'mark-confidential', { reason: '涉及隐私' })
    expect(status).toBe(200)
    await room.hear()
    expect(await placed('worker')).toBe(0)
    expect(family.number).not.toBe(later.number)
  })

  it('C5 L1 every figure is as long as the list it opens, for any area, period and caller', async () => {
    const room = await aCaseRoom()
    for (let n = 0; n < 18; n++) {
      room.moveTo(at(-34 + n * 2))
      const gridCode = [grid, nextGrid, otherGrid][n % 3] as string
      const one = await anOpenedCase(room, {
        gridCode,
        ...(n % 7 === 3 && { category: 'dispute-family', phone: '10012345678' }),
      })
      if (n % 2 === 0 && gridCode === grid) await walk(one)
      else if (n % 4 > 0) await one.give('official', 'accept')
      if (n % 6 === 0) await one.rate(5)
    }
    room.moveTo(at(3))
    await room.hear()
    const areas = fc.option(fc.constantFrom(county, township, village, otherVillage, grid), { nil: undefined })
    const periods = fc.constantFrom(
      '2026',
      '2026-Q4',
      '2026-10',
      '2026-11',
      '2026-11-H1',
      '2026-11-H2',
      '2026-W46',
      '2026-W47',
    )
    let found = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...listReaders), areas, periods, async (as, area, period) => {
        const { status, body } = await figuresOf(room, as, { period, ...(area && { area }) })
        if (status !== 200) return
        for (const order of fiveOrders) {
          const { count, href } = body[order]
          const cases = await behind(room, as, href, 5)
          expect(cases).toHaveLength(count)
          expect(new Set(cases).size).toBe(count)
          found += count
        }
      }),
      { numRuns: 60 },
    )
    expect(found).toBeGreaterThan(100)
  })

  it.each<[string, string]>([
    ['/v1/five-orders', 'period'],
    ['/v1/five-orders?period=2026-13', 'period'],
    ['/v1/cases?order=done', 'period'],
    ['/v1/cases?order=finished&period=2026-11', 'order'],
  ])('C5 refuses %s, naming %s', async (path, field) => {
    const room = await aCaseRoom()
    const { status, body } = await room.call('boss', `GET ${path}`)
    expect([status, body.errors[0].path]).toEqual([422, field])
  })
})
