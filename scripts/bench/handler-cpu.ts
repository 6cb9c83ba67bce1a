import type { Driver, Key, RowPage } from '@wangge/table'
import { loadedCounty, openBenchCounty, type Told } from './county.ts'
import type { Figure, Measured } from './figure.ts'
import { median } from './timing.ts'

const requests = 1000
const repeats = 7

/** Every read is answered from memory as it was answered the first time, every write is taken and forgotten. */
const stubbed = (driver: Driver): Driver => {
  const rows = new Map<string, ReturnType<Driver['get']>>()
  const pages = new Map<string, Promise<RowPage>>()
  const get = (keys: readonly Key[]) => {
    const name = keys.map(({ pk, sk }) => `${pk}\n${sk}`).join('\n')
    const found = rows.get(name) ?? driver.get(keys)
    rows.set(name, found)
    return found
  }
  return {
    get,
    query(query) {
      const name = JSON.stringify(query)
      const found = pages.get(name) ?? driver.query(query)
      pages.set(name, found)
      return found
    },
    transact: async () => {},
    writeEach: async (writes) => writes.map(() => 'none'),
  }
}

const cpuMs = async (times: number, work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  for (let n = 0; n < times; n++) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}

/** P2: what a request costs the processor when the store costs nothing. */
export const handlerCpu = {
  id: 'P2',
  title: 'handler CPU with the store stubbed',
  async run(): Promise<Measured> {
    const { driver, file } = await loadedCounty('tiny')
    const account = (role: string) => {
      const found = file.demo.find((one) => one.role === role)
      if (!found) throw new Error(`nobody is ${role}`)
      return found
    }
    const worker = account('grid-worker')
    const secretary = account('village-secretary')
    const body = {
      gridCode: worker.areaCode,
      category: 'facility-lamp',
      description: '村口的路灯不亮了，晚上走路看不见，老人和孩子经过时很不安全。',
      source: 'worker',
    }
    const opening = await openBenchCounty(driver)
    const create = { as: worker.memberRef, method: 'POST', path: '/v1/cases', body }
    for (let n = 0; n < 30; n++) await opening.ask(create)

    const county = await openBenchCounty(stubbed(driver))
    const list = { as: secretary.memberRef, method: 'GET', path: `/v1/cases?area=${secretary.areaCode}&step=reported` }
    const me = { as: worker.memberRef, method: 'GET', path: '/v1/me' }
    const expect = (told: Told, status: number) => {
      if (told.status !== status) throw new Error(JSON.stringify(told))
    }
    let serial = 0
    const [asCreate, asList, asMe] = await Promise.all([create, list, me].map(county.ready))
    const kinds: Record<string, () => Promise<void>> = {
      'create a case': async () =>
        expect((await asCreate?.({ 'idempotency-key': `k-${serial++}-0123456789` })) as Told, 201),
      'list of 25 cases': async () => expect((await asList?.()) as Told, 200),
      'who am I': async () => expect((await asMe?.()) as Told, 200),
    }
    const samples = new Map(Object.keys(kinds).map((name) => [name, [] as number[]]))
    for (let repeat = -2; repeat < repeats; repeat++)
      for (const [name, work] of Object.entries(kinds)) {
        const took = await cpuMs(requests, work)
        if (repeat >= 0) samples.get(name)?.push(took)
      }
    return {
      figures: [...samples].map(
        ([name, each]): Figure => ({ name, value: median(each), unit: 'ms', target: { most: 0.35 } }),
      ),
      notes: ['Processor time of one request, gateway event to response: token, parse, validate, authorize, marshal.'],
    }
  },
}
