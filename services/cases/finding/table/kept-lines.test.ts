import { openTable, put } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { metered } from '@wangge/table/units'
import fc from 'fast-check'
import { type Edit, firstLeaves, orderKey, rewriteLines, wordsKey } from './kept-lines.ts'
import { leavesIn, linesOf, OrderLeaf, orderLine, SearchLeaf } from './leaf.ts'

const fiveOrders = ['placed', 'accepted', 'dispatched', 'done', 'rated'] as const
const start = Date.parse('2026-10-30T00:00:00.000Z')
const hour = 3_600_000
const year = { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' }

/** A line about one of sixty cases, over six days of two months. */
const aLine = fc
  .record({
    isOrder: fc.boolean(),
    area: fc.constantFrom('a', 'b'),
    n: fc.nat(59),
    order: fc.constantFrom(...fiveOrders),
    text: fc.constantFrom('路灯不亮', '下水道堵塞'.repeat(30), '树'.repeat(400)),
    confidential: fc.boolean(),
  })
  .map(({ isOrder, area, n, order, text, confidential }) => {
    const caseId = `CASE${String((n * 37) % 60).padStart(6, '0')}`
    const at = new Date(start + n * 2.4 * hour).toISOString()
    const given = { caseId, order, at }
    return isOrder
      ? {
          entity: OrderLeaf,
          listingAreaId: area,
          key: orderKey(given),
          line: orderLine({ ...given, areaId: area, confidential }),
        }
      : { entity: SearchLeaf, listingAreaId: area, key: wordsKey(given), line: `${caseId} ${at} ${text} 乙村` }
  })
const change = fc.record({ about: aLine, isTaken: fc.boolean() })
/** What one delivery brings, and what another brings at the same time. */
const deliveries = fc.array(
  fc.array(fc.array(change, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 3 }),
  {
    maxLength: 40,
  },
)
type Line = Omit<Edit, 'change'> & { readonly line: string }

const aTable = () => {
  const driver = metered(openSqlite(':memory:'))
  const table = openTable(driver, { sleep: async () => {} })
  const held = async (): Promise<string[]> => {
    const found = await Promise.all([SearchLeaf, OrderLeaf].map((entity) => leavesIn(table, entity, ['a', 'b'], year)))
    return found.flatMap((leaves, n) =>
      leaves.flatMap((leaf) => linesOf(leaf).map((line) => `${n} ${leaf.listingAreaId} ${line}`)),
    )
  }
  return { driver, table, held }
}
const nameOf = ({ entity, listingAreaId, key }: Omit<Edit, 'change'>): string =>
  `${entity.name} ${listingAreaId} ${key}`
const asHeld = ({ entity, listingAreaId, line }: Line): string =>
  `${entity.name === OrderLeaf.name ? 1 : 0} ${listingAreaId} ${line}`

/** Leaves as they were laid before lines lay by keys: in the order of writing, seven to a leaf. */
const layOlder = async ({ table }: ReturnType<typeof aTable>, lines: readonly Line[]): Promise<void> => {
  const months = Map.groupBy(lines, ({ entity, listingAreaId, key }) =>
    [entity.name, listingAreaId, key.slice(0, 7)].join(' '),
  )
  for (const some of months.values())
    for (let from = 0; from < some.length; from += 7) {
      const { entity, listingAreaId, key } = some[from] as Line
      const leaf = `${key.slice(0, 7)}#${String(from / 7).padStart(4, '0')}`
      const text = some.slice(from, from + 7).map(({ line }) => `${line}\n`)
      await table.write([put(entity, { listingAreaId, leaf, lines: text.join('') })])
    }
}

describe('lines in leaves', () => {
  it('promise 2: lie there once, as a plain map has them, whatever is told again, at once and on top of older leaves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aLine, { maxLength: 60 }), deliveries, async (older, told) => {
        const here = aTable()
        const model = new Map<string, Line>()
        for (const line of older) model.set(nameOf(line), line)
        await layOlder(here, [...model.values()])
        const unlike: string[] = []
        for (const atOnce of told) {
          // what is told at the same time is about other lines: in which order it is done nobody knows
          const named = new Set<string>()
          const apart = atOnce.map((some) =>
            some
              .filter(({ about }) => !named.has(nameOf(about)))
              .map((one, at, all) => {
                if (at === all.length - 1) for (const { about } of all) named.add(nameOf(about))
                return one
              }),
          )
          await Promise.all(
            apart.map((some) => {
              const edits = some.map(({ about, isTaken }): Edit => {
                const { line, ...where } = about
                return { ...where, change: () => (isTaken ? undefined : line) }
              })
              return rewriteLines(here.table, async () => edits)
            }),
          )
          for (const { about, isTaken } of apart.flat())
            if (isTaken) model.delete(nameOf(about))
            else model.set(nameOf(about), about)
        }
        expect((await here.held()).sort()).toEqual([...model.values()].map(asHeld).sort())
        // and each is found by its key
        const look = (line: Line): Edit => ({
          ...line,
          change: (was) => {
            if (was !== line.line) unlike.push(line.key)
            return was
          },
        })
        await rewriteLines(here.table, async () => [...model.values()].map(look))
        expect(unlike).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('promise 2: nobody puts into a full leaf what by then lies in the next', async () => {
    const { table } = aTable()
    const lineAt = (n: number, text: string): Line => {
      const given = { caseId: `CASE${String(n).padStart(6, '0')}`, at: new Date(start + n * hour).toISOString() }
      const line = `${given.caseId} ${given.at} ${text}`
      return { entity: SearchLeaf, listingAreaId: 'a', key: wordsKey(given), line }
    }
    const [first, long, short] = [lineAt(1, '树'.repeat(1200)), lineAt(2, '树'.repeat(400)), lineAt(3, '树')]
    const enter = ({ line, ...where }: Line) => rewriteLines(table, async () => [{ ...where, change: () => line }])
    await enter(first)
    await Promise.all([enter(short), enter(long)])
    const found: (string | undefined)[] = []
    for (const { line: _, ...where } of [first, long, short]) {
      const change = (was: string | undefined) => {
        found.push(was)
        return was
      }
      await rewriteLines(table, async () => [{ ...where, change }])
    }
    expect(found).toEqual([first.line, long.line, short.line])
  })

  it('P16 costs as much among ten thousand cases of a month as among ten', async () => {
    const lineAt = (n: number): Line => {
      const [caseId, at] = [
        `CASE${String(n).padStart(6, '0')}`,
        new Date(start + 3 * 24 * hour + n * 60_000).toISOString(),
      ]
      const line = `${caseId} ${at} 村口的路灯不亮了晚上走路看不见 乙村 第一网格`
      return { entity: SearchLeaf, listingAreaId: 'a', key: wordsKey({ caseId, at }), line }
    }
    const lines = Array.from({ length: 10_000 }, (_, n) => lineAt(n))
    const costOf = async (count: number) => {
      const { driver, table } = aTable()
      const own = lines.slice(0, count).map(({ line }) => line)
      await table.writeEach(firstLeaves(SearchLeaf, 'a', own))
      driver.reset()
      const { line, ...where } = lineAt(count)
      await rewriteLines(table, async () => [{ ...where, change: () => line }])
      const first = driver.units()
      // one in the middle, taken out
      driver.reset()
      await rewriteLines(table, async () => [{ ...(lines[count / 2] as Line), change: () => undefined }])
      return { entered: first, taken: driver.units() }
    }
    const [few, many] = [await costOf(10), await costOf(10_000)]
    for (const { entered, taken } of [few, many]) {
      expect(entered.read).toBeLessThanOrEqual(2)
      expect(entered.write).toBeLessThanOrEqual(10)
      expect(taken.read).toBeLessThanOrEqual(2)
      expect(taken.write).toBeLessThanOrEqual(4)
    }
  })

  it('P16 fills leaves that grow at their end, and keeps none longer than is paid for', async () => {
    const { table } = aTable()
    const orders = Array.from({ length: 300 }, (_, n): Line => {
      const given = {
        caseId: `CASE${String(n).padStart(6, '0')}`,
        order: 'placed',
        at: new Date(start + n * 1000).toISOString(),
      } as const
      return {
        entity: OrderLeaf,
        listingAreaId: 'a',
        key: orderKey(given),
        line: orderLine({ ...given, areaId: 'a', confidential: false }),
      }
    })
    for (const { line, ...where } of orders) await rewriteLines(table, async () => [{ ...where, change: () => line }])
    const leaves = await leavesIn(table, OrderLeaf, ['a'], year)
    for (const { lines } of leaves) expect(lines.length).toBeLessThanOrEqual(1500)
    const total = orders.reduce((sum, { line }) => sum + line.length + 1, 0)
    expect(leaves.length).toBeLessThanOrEqual(Math.ceil(total / 1400))
  })
})
