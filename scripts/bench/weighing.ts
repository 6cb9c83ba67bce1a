import { type Meter, metered, type Row, type Units } from '@wangge/table'
import { openSqlite, type SqliteDriver } from '@wangge/table/sqlite'
import { type BenchCounty, loadedCounty, type Told } from './county.ts'

/** What one operation cost. `base` is what went into the table itself. */
export interface Spent {
  readonly base: number
  readonly index: number
  readonly read: number
}

export const none: Spent = { base: 0, index: 0, read: 0 }
export const sum = (a: Spent, b: Spent): Spent => ({
  base: a.base + b.base,
  index: a.index + b.index,
  read: a.read + b.read,
})
const between = (before: Units, after: Units): Spent => {
  const index = after.index - before.index
  return { base: after.write - before.write - index, index, read: after.read - before.read }
}

const expected = ({ status, body }: Told, wanted: number): Told['body'] => {
  if (status !== wanted) throw new Error(`expected ${wanted}, got ${status}: ${JSON.stringify(body)}`)
  return body
}

/** A county whose every operation is weighed. */
export const open = async () => {
  const driver = openSqlite(':memory:')
  const meter: SqliteDriver & Meter = metered(driver)
  const { county, file } = await loadedCounty('farm', { driver, over: meter })
  const account = (role: string) => {
    const found = file.demo.find((one) => one.role === role)
    if (!found) throw new Error(`nobody is ${role}`)
    return found
  }
  const weigh = async (work: () => Promise<unknown>): Promise<Spent> => {
    const before = meter.units()
    await work()
    return between(before, meter.units())
  }
  return { driver, county, account, weigh }
}
export type Scale = Awaited<ReturnType<typeof open>>

let serial = 0
const contactId = (): string => `01K${String(++serial).padStart(23, '0')}`

/** Households and whose they are, as the rolls say. */
export const linksOf = ({ database }: SqliteDriver): { memberId: string; householdId: string }[] =>
  (database.prepare("SELECT d FROM rows WHERE e = 'roll'").all() as { d: string }[]).flatMap(({ d }) => {
    const { memberId, entries } = JSON.parse(d) as { memberId: string; entries: { householdId: string }[] }
    return entries.map(({ householdId }) => ({ memberId, householdId }))
  })

export const record = (county: BenchCounty, { memberId, householdId }: { memberId: string; householdId: string }) =>
  county
    .ask({
      as: memberId,
      method: 'POST',
      path: '/v1/contacts',
      body: { contactId: contactId(), householdId, mode: 'home', purpose: 'needs' },
    })
    .then((told) => expected(told, 201))

/** Delivers what the last operation told: the ticks apart from all else. */
export const follow = async ({ driver, county, weigh }: Scale): Promise<{ tick: Spent; rest: Spent }> => {
  let [tick, rest] = [none, none]
  for (let waiting = driver.unrelayed(100); waiting.length > 0; waiting = driver.unrelayed(100)) {
    const messages = await county.messagesOf(waiting.map(({ row }: { row: Row }) => row))
    driver.markRelayed(waiting.map(({ seq }) => seq))
    for (const { rooms, type, body } of messages)
      for (const room of rooms) {
        const spent = await weigh(() => county.deliver(room, body))
        if (room === 'duties' && type === 'duties.contact-recorded.v1') tick = sum(tick, spent)
        else rest = sum(rest, spent)
      }
  }
  return { tick, rest }
}

const report = {
  category: 'facility-lamp',
  description: '村口的路灯不亮了，晚上走路看不见，老人和孩子经过时很不安全。',
}

export const openCase = async ({ county, account }: Scale): Promise<string> => {
  const { memberRef: as, areaCode: gridCode } = account('grid-worker')
  const body = { ...report, gridCode, source: 'worker' }
  const headers = { 'idempotency-key': contactId() }
  return expected(await county.ask({ as, method: 'POST', path: '/v1/cases', body, headers }), 201).caseId
}

/** Commands in the order of the walk, by whom. The last is two steps: answering closes the third lock and strikes off. */
const steps = [
  ['accept', 'grid-worker', {}],
  ['dispatch', 'village-secretary', { unitId: 'U001' }],
  ['start', 'department', {}],
  ['solve', 'department', { evidence: [{ kind: 'note', text: '已更换灯泡，现场试亮正常' }] }],
  ['check', 'village-secretary', { passed: true }],
  ['answer', 'village-secretary', { text: '路灯已修好，感谢您的反映。' }],
] as const

/** Takes a new case to its end; what each step cost. */
export const walk = async (scale: Scale): Promise<{ create: Spent; steps: Map<string, Spent>; rest: Spent }> => {
  const { county, account, weigh } = scale
  let caseId = ''
  const create = await weigh(async () => {
    caseId = await openCase(scale)
  })
  let { rest } = await follow(scale)
  const taken = new Map<string, Spent>()
  for (const [verb, role, body] of steps) {
    const { memberRef: as } = account(role)
    const asked = { as, method: 'POST', path: `/v1/cases/${caseId}/${verb}`, body }
    const unitId = role === 'village-secretary' && verb === 'dispatch' ? await unitOf(scale) : undefined
    const headers = { 'idempotency-key': contactId() }
    const full = { ...asked, headers, body: unitId ? { ...body, unitId } : body }
    taken.set(verb, await weigh(async () => expected(await county.ask(full), 200)))
    rest = sum(rest, (await follow(scale)).rest)
  }
  return { create, steps: taken, rest }
}

export const stepsIn = (verb: string): number => (verb === 'answer' ? 2 : 1)

const unitOf = async ({ county, account }: Scale): Promise<string> => {
  const { grants } = expected(
    await county.ask({ as: account('department').memberRef, method: 'GET', path: '/v1/me' }),
    200,
  )
  return grants.find(({ unitId }: { unitId?: string }) => unitId)?.unitId
}

export const lists = ({ account }: Scale): [name: string, as: string, path: string][] => {
  const secretary = account('village-secretary')
  return [
    ['a village’s open cases', secretary.memberRef, `/v1/cases?area=${secretary.areaCode}&step=reported`],
    ['a village’s cases', secretary.memberRef, `/v1/cases?area=${secretary.areaCode}`],
    ['one’s own', account('grid-worker').memberRef, '/v1/cases?holder=me'],
    ['strike-off list', secretary.memberRef, `/v1/strike-off-list?area=${secretary.areaCode}`],
    ['households', secretary.memberRef, `/v1/households?area=${secretary.areaCode}`],
  ]
}

export const listing = async ({ county, weigh }: Scale, as: string, path: string): Promise<Spent> =>
  weigh(async () => {
    const { items } = expected(await county.ask({ as, method: 'GET', path }), 200)
    if (items.length !== 25) throw new Error(`${path}: ${items.length} items`)
  })
