import { tinyCounty } from './tiny-county.ts'
import { walk } from './walk.ts'

// a Sunday morning in Shanghai, early in a month: weeks and the month's end lie ahead
const base = Date.parse('2026-11-08T02:00:00.000Z')
const started = Date.now()
const clock = () => base + Date.now() - started

describe('the walk on the embedded engine', () => {
  it.each(['process', 'http'] as const)(
    'C5 E2 E4 G5 H1 I1 L4 is played from sign-in to review, over %s',
    async (over) => {
      await using tiny = await tinyCounty({ over, clock })
      await walk(tiny.engine, tiny.county, (line) => process.env.TELL && console.log(line))
    },
    120_000,
  )
})
