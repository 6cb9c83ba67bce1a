import assert from 'node:assert/strict'
import { place } from '@wangge/testing/a-room'
import fc from 'fast-check'
import { steps } from '../../case/contract/words.ts'
import { isOpen } from '../../case/domain/case.ts'
import { aCaseRoom, anOpenedCase, type CaseRoom, evidence, start, type Who, walk } from '../../testing/a-case-room.ts'

const { county, township, village, otherVillage, grid, nextGrid, otherGrid } = place

/** Everybody who asks for lists, each from a place and a post of their own. */
export const listReaders = [
  'worker',
  'neighbour',
  'elsewhere',
  'secretary',
  'otherSecretary',
  'official',
  'boss',
  'clerk',
  'auditor',
] as const satisfies readonly Who[]

export type Query = Record<string, string | undefined>
/** A question as it stands behind an address. */
export const asText = (query: Query) =>
  new URLSearchParams(Object.entries(query).flatMap(([k, v]): [string, string][] => (v ? [[k, v]] : []))).toString()

const maybe = <T>(...values: T[]) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, fc.constantFrom(...values))
/** A question with some of what can be asked. */
export const arbitraryQuestion = fc.record({
  area: maybe<string>(county, township, village, otherVillage, grid, otherGrid),
  holder: maybe('me', 'member:worker', 'unit:u03', `post:grid-worker:${grid}`, `post:village-secretary:${village}`),
  state: maybe('open', 'closed'),
  step: maybe(...steps),
  class: maybe('general', 'mediation', 'emergency'),
  category: maybe('facility', 'facility-lamp', 'dispute', 'environment-litter'),
  period: maybe('2026', '2026-10', '2026-11', '2026-Q4', '2026-W46', '2026-11-H2'),
  overdue: maybe('true', 'false'),
})

interface Listed {
  readonly caseId: string
  readonly reportedAt: string
  readonly dueAt?: string
  readonly overdue: boolean
  readonly step: (typeof steps)[number]
  readonly class: string
  readonly category: string
}

/** Every case of a question, page by page, none of them short. */
export const walkedPages = async (room: CaseRoom, as: Who, query: Query, limit = 7) => {
  const items: Listed[] = []
  let after: string | undefined
  do {
    const { status, body } = await room.call(as, `GET /v1/cases?${asText({ ...query, limit: String(limit), after })}`)
    if (status !== 200) return { status, items }
    if (body.next) assert.equal(body.items.length, limit)
    items.push(...body.items)
    after = body.next
  } while (after)
  return { status: 200, items }
}

/** Of these cases the ones that somebody may open. */
export const readableTo = async (room: CaseRoom, as: Who, numbers: readonly string[]): Promise<Set<string>> => {
  const readable = new Set<string>()
  for (const number of numbers)
    if ((await room.call(as, `GET /v1/cases/${number}`)).status === 200) readable.add(number)
  return readable
}

const clerkOf = { [grid]: 'worker', [nextGrid]: 'neighbour', [otherGrid]: 'elsewhere' } as Record<string, Who>
const categories = ['facility-lamp', 'facility-drain', 'environment-litter', 'dispute-neighbours'] as const

/** Three dozen cases of many kinds, at many steps, reported over seven weeks. */
export const aFullRoom = async () => {
  const room = await aCaseRoom()
  const made = []
  for (let n = 0; n < 36; n++) {
    const at = new Date(Date.parse(start) - (36 - n) * 33 * 3_600_000).toISOString()
    room.moveTo(at)
    const gridCode = [grid, nextGrid, otherGrid][n % 3] as string
    const category = categories[n % categories.length]
    const more = {
      gridCode,
      category,
      ...((n % 5 === 0 || category === 'dispute-neighbours') && { phone: `1001234567${n % 3}` }),
    }
    const one = await anOpenedCase(room, { description: `第${n}件：路灯不亮`, ...more })
    const worker = clerkOf[gridCode] as Who
    if (n % 6 === 3) await walk(one)
    else if (n % 4 > 0) await one.give(worker, 'accept')
    if (n === 6) await one.give('worker', 'solve', { evidence })
    made.push({ ...one, at, gridCode, category })
  }
  room.moveTo(start)
  return { room, made }
}

/** Every count is that of the list it counts, whoever asks and however; how many cases were counted in all. */
export const countsAreThoseOfLists = async (room: CaseRoom, numRuns: number): Promise<number> => {
  let found = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...listReaders), arbitraryQuestion, async (as, query) => {
      const { status, items } = await walkedPages(room, as, query)
      const counted = await room.call(as, `GET /v1/cases/counts?${asText(query)}`)
      assert.equal(counted.status, status)
      if (status !== 200) return
      found += items.length
      const each = (name: 'step' | 'class' | 'category') =>
        Object.fromEntries([...Map.groupBy(items, (one) => one[name])].map(([kind, some]) => [kind, some.length]))
      const open = items.filter(isOpen).length
      assert.deepEqual(counted.body, {
        total: items.length,
        open,
        closed: items.length - open,
        overdue: items.filter(({ overdue }) => overdue).length,
        bySteps: each('step'),
        byClasses: each('class'),
        byCategories: each('category'),
      })
    }),
    { numRuns },
  )
  return found
}
