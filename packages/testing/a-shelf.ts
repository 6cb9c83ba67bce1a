import { event, job, service } from '@wangge/contract'
import type { WorkEngine } from '@wangge/events/ports'
import { react } from '@wangge/events/react'
import { relay, type Told } from '@wangge/events/relay'
import { ring } from '@wangge/events/ring'
import { say } from '@wangge/problem'
import { add, type Driver, defineEntity, occur, openTable, put, putNew } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import type { SQSRecord } from 'aws-lambda'
import * as z from 'zod'

export const thrown = event({
  type: 'yard.ball-thrown.v1',
  title: say('扔球', 'Ball thrown'),
  data: z.object({ box: z.string(), by: z.number() }),
  example: { box: 'a', by: 1 },
})
export const sweep = job({ name: 'sweep', cron: '5 0 * * 1', title: say('清扫', 'Sweep') })
export const shelf = service({
  name: 'shelf',
  title: say('架', 'Shelf'),
  nouns: { box: { sweep } },
  hears: { box: [thrown] },
})
export const Box = defineEntity('shelf', 'box', {
  schema: z.object({ box: z.string(), balls: z.array(z.number()) }),
  key: ({ box }: { box: string }) => [`box#${box}`, 'box'],
})
export const Tally = defineEntity('shelf', 'tally', {
  schema: z.object({ day: z.string(), n: z.number() }),
  key: ({ day }: { day: string }) => [`tally#${day}`, 'tally'],
  counters: ['n'],
})
export const Ball = defineEntity('shelf', 'ball', {
  schema: z.object({ eventId: z.string() }),
  key: ({ eventId }: { eventId: string }) => [`ball#${eventId}`, 'ball'],
})

/** The box's reactions and jobs as its room binds them. */
export const boxed = (made: object) => ({ box: [async () => made] })

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
export const aShelf = (wrap: (driver: Driver) => Driver = (driver) => driver) => {
  const driver = openSqlite(':memory:')
  const table = openTable(wrap(driver), { sleep: async () => {} })
  const letters: string[] = []
  const engine = {
    table,
    log: quiet,
    clock: () => '2026-11-23T00:05:00.000Z',
    deadLetter: async ({ body }: { body: string }) => {
      letters.push(body)
    },
  } as unknown as WorkEngine
  return { driver, table, engine, letters }
}
export const keepInBox = react(thrown)(async ({ data, id }, { table }) => {
  const box = await table.get(Box, { box: data.box })
  return [
    put(Box, box ? { ...box, balls: [...box.balls, data.by] } : { box: data.box, balls: [data.by] }),
    putNew(Ball, { eventId: id }),
    add(Tally, { day: 'today' }, 'n', data.by),
  ]
})
export const noSweep = ring(sweep)(async () => {})

export const records = (bodies: readonly string[]): { Records: SQSRecord[] } => ({
  Records: bodies.map((body, n) => ({ messageId: String(n), body }) as SQSRecord),
})
export const told = async (facts: readonly { n: number; box: string; by: number }[]): Promise<string[]> => {
  const { driver, table } = aShelf()
  for (const { n, box, by } of facts)
    await table.write([
      occur({
        prefix: 'yard',
        aggregate: `box#${box}`,
        rev: n,
        fact: thrown,
        subject: box,
        data: { box, by },
        at: '2026-11-23T00:00:00.000Z',
        cause: 'test',
      }),
    ])
  const taken: Told[] = []
  await relay(
    driver.unrelayed(1000).map(({ row }) => row),
    { county: 'farm', publish: async (batch) => taken.push(...batch) && batch.length },
  )
  return taken.map(({ body }) => body)
}
