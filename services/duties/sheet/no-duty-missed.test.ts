import type { Envelope } from '@wangge/contract'
import { householdLinked, householdUnlinked } from '@wangge/members/contract'
import { openSqlite } from '@wangge/table/sqlite'
import { aRoom, place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'
import { addDays, periodOf } from '@wangge/time'
import fc from 'fast-check'
import { api } from '../api.ts'
import { queue } from '../queue.ts'
import { sheetReminded, weekEnded } from './contract/facts.ts'
import { owedOn } from './domain/period.ts'
import { SheetRow } from './table.ts'

const zone = 'Asia/Shanghai'
const minute = 60_000
const [firstMonday, weeks] = ['2026-11-09', 3] as const
const instant = (date: string, minutes = 0) =>
  new Date(Date.parse(`${date}T00:00:00+08:00`) + minutes * minute).toISOString()
const mondays = Array.from({ length: weeks + 1 }, (_, week) => addDays(firstMonday, 7 * week))
const ruleId = 'weekly-contact'
const grids = [place.grid, place.nextGrid, place.otherGrid]
const workers = ['w0', 'w1', 'w2']
const people = Object.fromEntries(workers.map((id, n) => [id, ['grid-worker', grids[n] as string]])) as Readonly<
  Record<string, readonly ['grid-worker', string]>
>

/** A room whose process can be killed: from the n-th write on nothing is written, and of that one only half is. */
const aMortalRoom = async () => {
  const driver = openSqlite(':memory:')
  const life = { left: Number.POSITIVE_INFINITY }
  const dying = async <T>(whole: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> => {
    if (--life.left > 0) return whole()
    if (life.left === 0) await half?.()
    throw new Error('killed')
  }
  const mortal = {
    ...driver,
    transact: (...args: Parameters<typeof driver.transact>) => dying(() => driver.transact(...args)),
    writeEach: (writes: Parameters<typeof driver.writeEach>[0]) =>
      dying(
        () => driver.writeEach(writes),
        () => driver.writeEach(writes.slice(0, Math.ceil(writes.length / 2))),
      ),
  }
  const room = await aRoom({ api, people, now: instant(firstMonday, -7 * 24 * 60), driver: mortal })
  const work = atWork(queue, { ...room, driver: mortal })
  const revive = () => {
    life.left = Number.POSITIVE_INFINITY
  }
  return { ...room, ...work, driver, life, revive }
}

interface LinkFact {
  readonly member: number
  readonly household: string
  readonly times: number
  /** Minutes from the first Monday. */
  readonly made: number
  /** Minutes until this room hears of it. */
  readonly heard: number
}
interface Rung {
  /** Minutes after the moment the timer was set to. */
  readonly late: number
  /** How many messages of it are at work at once. */
  readonly copies: number
  /** Writes until the process dies. */
  readonly dies?: number | undefined
}

const minutesOf = (week: number) => week * 7 * 24 * 60
// most faults lie around the cut-off: before it, at it, between it and the ring, and hours later
const around = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.constantFrom(0, 5, 300), fc.nat(7 * 24 * 60 - 1))
const linkFacts = fc
  .array(
    fc.record({
      member: fc.nat(workers.length - 1),
      household: fc.constantFrom('H1', 'H2', 'H3', 'H4', 'H5'),
      times: fc.constantFrom(0, 1, 1, 2),
      made: fc.tuple(fc.nat(weeks - 1), around).map(([week, minutes]) => minutesOf(week) + minutes),
      heard: fc.constantFrom(0, 0, 0, 7, 24 * 60),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((facts): LinkFact[] => facts.toSorted((a, b) => a.made - b.made))
const rung = fc.record({
  late: fc.constantFrom(0, 0, 2, 9 * 60),
  copies: fc.constantFrom(1, 1, 2),
  dies: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined, freq: 2 }),
})
/** Rings of one timer, week by week: none, one, two or five of them. */
const rings = fc.array(
  fc.oneof(
    fc.constant([]),
    fc.array(rung, { minLength: 1, maxLength: 2 }),
    fc.array(rung, { minLength: 5, maxLength: 5 }),
  ),
  { minLength: weeks, maxLength: weeks },
)
const contacts = fc.array(
  fc.record({
    member: fc.nat(workers.length - 1),
    household: fc.constantFrom('H1', 'H2', 'H3'),
    at: fc.nat(minutesOf(weeks) - 1),
  }),
  { maxLength: 12 },
)

/** What each worker owes at a cut-off, by the facts alone. */
const owedBy = (facts: readonly LinkFact[], member: number, at: number): Record<string, number> => {
  const owed: Record<string, number> = {}
  for (const fact of facts) if (fact.member === member && fact.made <= at) owed[fact.household] = fact.times
  return Object.fromEntries(Object.entries(owed).filter(([, times]) => times > 0))
}

type Room = Awaited<ReturnType<typeof aMortalRoom>>
type Step = readonly [at: number, take: () => Promise<unknown>]

const tellLink = ({ tell }: Room, { member, household, times, made }: LinkFact, rev: number) => {
  const link = { memberId: workers[member] as string, householdId: household, areaId: grids[member] as string }
  const telling = { subject: household, rev, time: instant(firstMonday, made) }
  return times === 0
    ? tell(householdUnlinked, link, telling)
    : tell(householdLinked, { ...link, frequency: times === 1 ? 'weekly' : 'twice-weekly' }, telling)
}

const ringOnce = async ({ ring, life, revive }: Room, job: string, at: string, { copies, dies }: Rung) => {
  if (dies !== undefined) life.left = dies
  await Promise.allSettled(Array.from({ length: copies }, () => ring(job, at)))
  revive()
}

const due = { 'open-week': 5, 'remind-week': 4 * 24 * 60 + 9 * 60 + 5, 'end-week': 6 } as const
type Timer = keyof typeof due
const timers = Object.keys(due) as Timer[]
const plans = fc.record({
  facts: linkFacts,
  rung: fc.record({ 'open-week': rings, 'remind-week': rings, 'end-week': rings }),
  contacts,
  /** Everything is heard of at once. */
  isPrompt: fc.boolean(),
})
type Plan = typeof plans extends fc.Arbitrary<infer P> ? P : never

/** Everything that happens in a plan, in order; `told` collects the facts, `answers` what contacts were answered. */
const stepsOf = (room: Room, { facts, rung, contacts, isPrompt }: Plan) => {
  const told: Envelope[] = []
  const answers: { memberId: string; householdId: string; on: string; period: string; counts: boolean }[] = []
  const settle = async () => void told.push(...(await room.drain()))
  const rings = timers.flatMap((job) =>
    rung[job].flatMap((some, week) =>
      some.map((one): Step => {
        const at = minutesOf(week) + due[job]
        return [at + one.late, () => ringOnce(room, job, instant(firstMonday, at), one)]
      }),
    ),
  )
  const steps: Step[] = [
    ...facts.map((fact, n): Step => [fact.made + (isPrompt ? 0 : fact.heard), () => tellLink(room, fact, n + 1)]),
    ...contacts.map(({ member, household, at }, n): Step => {
      const body = { contactId: `01KD${String(n).padStart(22, '0')}`, householdId: household, mode: 'home' }
      const record = async () => {
        const answer = await room.call(workers[member] as string, 'POST /v1/contacts', { body })
        if (answer.status === 201) answers.push(answer.body)
        if (isPrompt) await settle()
      }
      return [at, record]
    }),
    ...rings,
    // whatever happened, the next Monday's timers ring, once
    ...(['open-week', 'end-week'] as const).map((job): Step => {
      const at = minutesOf(weeks) + due[job]
      return [at, () => room.ring(job, instant(firstMonday, at))]
    }),
  ]
  return { steps: steps.toSorted(([a], [b]) => a - b), settle, told, answers }
}

describe('promise 3: no duty is missed or doubled', () => {
  it('E1 E4 owes for every period what was owed at the cut-off, whatever the timers did, and closes it', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const room = await aMortalRoom()
        // the timers have rung before anybody was linked
        for (const job of ['open-week', 'end-week']) await room.ring(job)
        const { steps, settle, told, answers } = stepsOf(room, plan)
        for (const [at, take] of steps) {
          room.clock.now = instant(firstMonday, at)
          await take()
        }
        await settle()

        for (const [week, monday] of mondays.entries())
          for (const [member, memberId] of workers.entries()) {
            const period = periodOf('week', monday, zone)
            const sheet = await room.table.get(SheetRow, { memberId, period, ruleId })
            const owed = owedBy(plan.facts, member, minutesOf(week))
            expect({ memberId, period, owed: sheet ? owedOn(sheet) : {} }).toEqual({ memberId, period, owed })
            if (!sheet) continue
            const counted = answers.filter((one) => one.memberId === memberId && one.period === period && one.counts)
            const days = (id: string) => new Set(counted.flatMap((one) => (one.householdId === id ? one.on : []))).size
            const done = Object.entries(owed).reduce((sum, [id, times]) => sum + Math.min(times, days(id)), 0)
            expect({ memberId, period, done: sheet.done }).toEqual({ memberId, period, done })
            const ofSheet = told.filter(({ subject }) => subject === `${memberId}~${period}`)
            const [ended] = ofSheet.filter(({ type }) => type === weekEnded.type).toSorted((a, b) => b.rev - a.rev)
            const { due, late } = sheet
            if (week < weeks) expect(ended?.data).toMatchObject({ due, done, late })
            else expect(ended).toBeUndefined()
            expect(ofSheet.filter(({ type }) => type === sheetReminded.type).length).toBeLessThan(2)
          }
      }),
      { numRuns: 60 },
    )
  })
})
