import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Cancelled, type Driver, type Position, type Reason, type Write } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'

/** A driver that answers some queries with an empty page and a position, as DynamoDB may. */
export const withEmptyPages = (driver: Driver, random: () => number, share = 0.5): Driver => {
  const resumed = new WeakMap<Position, { after?: Position }>()
  return {
    ...driver,
    async query(query) {
      const after = query.after && resumed.has(query.after) ? resumed.get(query.after)?.after : query.after
      if (random() >= share) return driver.query({ ...query, after })
      const marker: Position = { s: '', pk: '', sk: '' }
      resumed.set(marker, { after })
      return { rows: [], after: marker }
    },
  }
}

/** A driver whose indexes stand still until `catchUp`. Base reads and writes go through. */
export const withStaleIndexes = (driver: Driver): Driver & { catchUp(): Promise<void> } => {
  const replica = openSqlite(':memory:')
  let behind: Write[] = []
  const follow = (writes: readonly Write[]) => {
    for (const write of writes)
      if (write.kind !== 'check') behind.push('if' in write ? { ...write, if: 'none' } : write)
  }
  return {
    ...driver,
    query: (query) => (query.index ? replica.query(query) : driver.query(query)),
    heads: replica.heads,
    sorts: replica.sorts,
    async transact(writes, token) {
      await driver.transact(writes, token)
      follow(writes)
    },
    async writeEach(writes) {
      const reasons = await driver.writeEach(writes)
      follow(writes.filter((_, at) => reasons[at] === 'none'))
      return reasons
    },
    async catchUp() {
      await replica.writeEach(behind)
      behind = []
    },
  }
}

/** A driver that throttles and refuses a share of the writes before they happen. */
export const withFailures = (
  driver: Driver,
  random: () => number,
  { conflicts = 0, throttles = 0 }: { conflicts?: number; throttles?: number },
): Driver => {
  const failure = (): Reason => {
    const drawn = random()
    return drawn < conflicts ? 'conflict' : drawn < conflicts + throttles ? 'throttle' : 'none'
  }
  return {
    ...driver,
    async transact(writes, token) {
      const reasons = writes.map(() => 'none' as Reason)
      reasons[Math.floor(random() * writes.length)] = failure()
      if (reasons.some((reason) => reason !== 'none')) throw new Cancelled(reasons)
      await driver.transact(writes, token)
    },
    async writeEach(writes) {
      const failures = writes.map(failure)
      const done = await driver.writeEach(writes.filter((_, at) => failures[at] === 'none'))
      let next = 0
      return failures.map((reason) => (reason === 'none' ? (done[next++] as Reason) : reason))
    },
  }
}

interface Batch {
  RequestItems?: Record<string, { Keys?: unknown[] }>
}
interface Answer {
  output: { UnprocessedKeys?: Record<string, { Keys: unknown[] }> }
}

/** Makes a client leave a share of every batch unprocessed. Returns how many keys it held back so far. */
export const withUnprocessed = (client: DynamoDBClient, random: () => number, share = 0.3): (() => number) => {
  let heldBack = 0
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'BatchGetItemCommand') return next(args)
      const [[table, { Keys = [], ...rest }] = ['', {}]] = Object.entries((args.input as Batch).RequestItems ?? {})
      const taken = Keys.filter((_, at) => at === 0 || random() >= share)
      const left = Keys.filter((key) => !taken.includes(key))
      heldBack += left.length
      const answer = await next({ ...args, input: { RequestItems: { [table]: { ...rest, Keys: taken } } } as never })
      if (left.length > 0) (answer as unknown as Answer).output.UnprocessedKeys = { [table]: { ...rest, Keys: left } }
      return answer
    },
    { step: 'initialize', name: 'unprocessed', priority: 'low' },
  )
  return () => heldBack
}
