import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import type { Driver, Row, Write } from '@wangge/table'
import { tableDefinition } from '@wangge/table/definition'
import { openDynamodb } from '@wangge/table/dynamodb'
import { toAttributes } from '@wangge/table/size'
import { openSqlite } from '@wangge/table/sqlite'
import { columns, insert, selection, wholeRow } from '@wangge/table/sqlite-schema'
import { hasJava, startDynamodbLocal } from '@wangge/testing/dynamodb-local'
import { attributes } from './attributes.ts'
import { besideClient, type Engine, type Took } from './beside-client.ts'
import { type BenchCounty, loadedCounty, openBenchCounty } from './county.ts'
import type { Figure, Measured } from './figure.ts'
import { interleaved, quantile } from './timing.ts'

type Rows = readonly Row[]

/** An engine to create cases on: through the house, and straight. */
interface Ground {
  readonly county: BenchCounty
  readonly straight: (rows: Rows) => Promise<void>
  stop(): Promise<void>
}

const rounds = 600
const atMostMs = 30_000

/** Keeps the last transaction, so that the same rows can be written again under other keys. */
const recording = (driver: Driver): { driver: Driver; last: () => readonly Write[] } => {
  let last: readonly Write[] = []
  return {
    last: () => last,
    driver: {
      ...driver,
      transact(writes, token) {
        last = writes
        return driver.transact(writes, token)
      },
    },
  }
}

const onSqlite = async (recorded: (driver: Driver) => Driver): Promise<Ground & { file: Places }> => {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
  const driver = openSqlite(join(folder, 'county.sqlite'))
  const { county, file } = await loadedCounty('tiny', { driver, over: recorded(driver) })
  // the same county to write into, so that its trees are as deep
  const copy = join(folder, 'straight.sqlite')
  driver.database.exec(`VACUUM INTO '${copy}'`)
  const other = openSqlite(copy)
  const { database } = other
  const put = database.prepare(`${insert} NOTHING`)
  const [begin, commit] = ['BEGIN IMMEDIATE', 'COMMIT'].map((sql) => database.prepare(sql))
  const text = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value))
  return {
    county,
    file: placesOf(file),
    straight: async (rows) => {
      begin?.run()
      for (const row of rows) {
        const values = { ...row, b: text(row.b), d: text(row.d), n: text(row.n), ev: text(row.ev) }
        put.run(
          row.pk,
          row.sk,
          ...columns.map((column) => (values as unknown as Record<string, string | null>)[column] ?? null),
        )
      }
      commit?.run()
    },
    async stop() {
      driver.close()
      other.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const onDynamodb = async (recorded: (driver: Driver) => Driver): Promise<Ground & { file: Places }> => {
  const local = await startDynamodbLocal()
  const client = new DynamoDBClient({
    endpoint: local.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const TableName = 'wangge-bench'
  await client.send(new CreateTableCommand({ TableName, ...tableDefinition }))
  const driver = openDynamodb(client, TableName)
  const loaded = await loadedCounty('tiny')
  const { sql, rowOf } = selection(wholeRow)
  const all = loaded.driver.database.prepare(`SELECT ${sql} FROM rows`)
  all.setReturnArrays(true)
  const copies = all.all().map((values) => ({ kind: 'put', row: rowOf(values), if: 'none' }) as const)
  for (let at = 0; at < copies.length; at += 100) await driver.writeEach(copies.slice(at, at + 100))
  const county = await openBenchCounty(recorded(driver))
  return {
    county,
    file: placesOf(loaded.file),
    straight: async (rows) => {
      const TransactItems = rows.map((row) => ({
        Put: {
          TableName,
          Item: attributes(toAttributes(row)),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      }))
      await client.send(new TransactWriteItemsCommand({ TransactItems }))
    },
    async stop() {
      client.destroy()
      await local.stop()
    },
  }
}

interface Places {
  readonly as: string
  readonly gridCode: string
}
const placesOf = ({ demo }: Awaited<ReturnType<typeof loadedCounty>>['file']): Places => {
  const worker = demo.find(({ role }) => role === 'grid-worker')
  if (!worker) throw new Error('no worker')
  return { as: worker.memberRef, gridCode: worker.areaCode }
}

const description = '村口的路灯不亮了，晚上走路看不见，老人和孩子经过时很不安全。'

const compare = async (
  engine: Engine,
  open: (recorded: (driver: Driver) => Driver) => Promise<Ground & { file: Places }>,
): Promise<Figure[]> => {
  let last: () => readonly Write[] = () => []
  const { county, file, straight, stop } = await open((driver) => {
    const kept = recording(driver)
    last = kept.last
    return kept.driver
  })
  try {
    const body = { gridCode: file.gridCode, category: 'facility-lamp', description, source: 'worker' }
    const create = await county.ready({ as: file.as, method: 'POST', path: '/v1/cases', body })
    const key = () => randomBytes(12).toString('base64url')
    const made = async () => {
      const { status, body: told } = await create({ 'idempotency-key': key() })
      if (status !== 201) throw new Error(`${status} ${JSON.stringify(told)}`)
      return told.caseId as string
    }
    const caseId = await made()
    const template = JSON.stringify(last().flatMap((write) => (write.kind === 'put' ? [write.row] : [])))
    const prepared = Array.from({ length: rounds + 101 }, (_, n): Rows => {
      const id = `S${String(n).padStart(9, '0')}`
      return JSON.parse(template.replaceAll(caseId, id))
    })
    const { handler, client } = await interleaved(
      { handler: made, client: () => straight(prepared.pop() as Rows) },
      { rounds, warmUp: 100, atMostMs },
    )
    const at = (share: number): Took => ({ handler: quantile(handler, share), client: quantile(client, share) })
    return besideClient(engine, at(0.5), at(0.95))
  } finally {
    await stop()
  }
}

/** P1: a case created through the house against its rows written straight through the engine's client. */
export const createCase = {
  id: 'P1',
  title: 'create case: handler beside the same rows by the engine’s own client',
  async run(): Promise<Measured> {
    const sqlite = await compare('SQLite', onSqlite)
    if (!hasJava()) return { figures: sqlite, notes: ['DynamoDB Local was left out: this machine has no Java.'] }
    const dynamodb = await compare('DynamoDB Local', onDynamodb)
    return {
      figures: [...sqlite, ...dynamodb],
      notes: [
        'The handler also reads who holds the post, checks token, rights, body and condition, and keeps the outbox.',
        'Milliseconds under “of”; one request at a time; SQLite in a file with synchronous=FULL.',
      ],
    }
  },
}
