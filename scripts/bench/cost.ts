import { mayBeUrgent } from '@wangge/contract'
import { type Meter, metered } from '@wangge/table'
import { openSqlite, type SqliteDriver } from '@wangge/table/sqlite'
import { billOf, dollarsOf, emptyPolls, times, together, type Use } from './cost-of.ts'
import { operations } from './cost-operations.ts'
import { type BenchCounty, loadedCounty, openBenchCounty } from './county.ts'
import type { Figure, Measured } from './figure.ts'
import type { Scale } from './weighing.ts'

/** Worked out from AWS's prices for what cannot be left out. */
const floor = 24

type Counts = { -readonly [What in keyof Use]: Use[What] }
const none = (): Counts => ({
  ...{ requests: 0, writeUnits: 0, readUnits: 0, trips: 0, publishes: 0, messages: 0, takes: 0, rings: 0, cpuMs: 0 },
})

/** The same county, counting what goes in and out of it. */
const counting = (county: BenchCounty, counts: Counts): BenchCounty => ({
  ...county,
  ask(asked) {
    counts.requests++
    return county.ask(asked)
  },
  deliver(room, body) {
    counts.messages++
    return county.deliver(room, body)
  },
  async messagesOf(rows) {
    const messages = await county.messagesOf(rows)
    counts.publishes += messages.length
    return messages
  },
})

/** The same driver, counting how often it is called. */
const tripping = (driver: SqliteDriver & Meter, counts: Counts): SqliteDriver & Meter => {
  const counted =
    <A extends unknown[], R>(call: (...asked: A) => R) =>
    (...asked: A): R => {
      counts.trips++
      return call(...asked)
    }
  const { get, query, transact, writeEach } = driver
  return {
    ...driver,
    get: counted(get),
    query: counted(query),
    transact: counted(transact),
    writeEach: counted(writeEach),
  }
}

/** One county over one store, twice: weighed and counted, and as it is, for the processor's time. */
const openCounties = async () => {
  const counts = none()
  const driver = openSqlite(':memory:')
  const meter = tripping(metered(driver), counts)
  const { county, file } = await loadedCounty('farm', { driver, over: meter })
  const account: Scale['account'] = (role) => {
    const found = file.demo.find((one) => one.role === role)
    if (!found) throw new Error(`nobody is ${role}`)
    return found
  }
  const weigh: Scale['weigh'] = async (work) => {
    await work()
    return { base: 0, index: 0, read: 0 }
  }
  const over = (county: BenchCounty): Scale => ({ driver, county, account, weigh })
  const plain = over(await openBenchCounty(driver))
  const weighed = over(counting(county, counts))
  return {
    rooms: county.rooms,
    scales: [plain, weighed],
    /** What one of so many operations used; done on both sides. */
    async use(work: (scale: Scale) => Promise<unknown>, count: number): Promise<Use> {
      const cpu = process.cpuUsage()
      await work(plain)
      const { user, system } = process.cpuUsage(cpu)
      Object.assign(counts, none())
      meter.reset()
      await work(weighed)
      const { read: readUnits, write: writeUnits } = meter.units()
      const all = { ...counts, readUnits, writeUnits, takes: counts.messages, cpuMs: (user + system) / 1000 }
      return times(all, 1 / count)
    },
  }
}

/** P10: the bill of a county-year. */
export const cost = {
  id: 'P10',
  title: 'a county-year of 76,000 households at list prices, without SMS',
  async run(): Promise<Measured> {
    const counties = await openCounties()
    const uses = new Map<string, Use>()
    for (const { name, aYear, measured, ready, work, bulk = 1, isRung } of operations(counties.scales)) {
      for (const scale of counties.scales) await ready?.(scale)
      const use = await counties.use(work, measured)
      // what comes at once is published and taken ten at a time
      const packed = { ...use, publishes: use.publishes / bulk, takes: use.takes / bulk, rings: isRung ? 1 : 0 }
      const before = uses.get(name)
      uses.set(name, together([...(before ? [before] : []), times(packed, aYear)]))
    }
    const bill = billOf(together([...uses.values()]))
    const dollars = dollarsOf(bill)
    const { rooms } = counties
    const queues = rooms.flatMap(({ manifest, queue }) => (queue ? [manifest.consumes.some(mayBeUrgent) ? 2 : 1] : []))
    const count = queues.reduce<number>((sum, each) => sum + each, 0)
    return {
      figures: [
        {
          name: 'all of it, over the floor',
          value: dollars / floor,
          unit: 'ratio',
          target: { most: 1.2 },
          of: { dollars, floor, ...bill },
        },
        ...[...uses].map(
          ([name, use]): Figure => ({
            name,
            value: dollarsOf(billOf(use)),
            unit: 'dollars',
            of: { ...billOf(use), writeUnits: use.writeUnits, readUnits: use.readUnits, requests: use.requests },
          }),
        ),
        { name: `beside it: ${count} queues looked into while empty`, value: emptyPolls(count), unit: 'dollars' },
      ],
      notes: [
        'What each operation uses is measured on a farm township through the real handlers, relay, reactions and jobs, and multiplied; the prices and where they stand are in scripts/bench/prices.ts, us-east-1, with nothing free.',
        'A contact is a request of its own, an event a batch of its own: what is sent or relayed together costs less. Five lists to every write, as the load to design for has it.',
        'Functions are billed for the processor’s time as measured here, on SQLite, and for waiting 5 ms at every call of the table; starts of cold functions are not in it.',
        'Nor are storage, backups, keys, logs and alarms, front ends’ files, and what is not built yet: routine records and meetings.',
      ],
    }
  },
}
