import { toEnvelope } from '@wangge/events'
import { place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'
import fc from 'fast-check'
import { caseChecked, caseRated } from '../case/contract/close-facts.ts'
import { caseAccepted, caseDispatched, caseReported } from '../case/contract/facts.ts'
import { CaseRow, ledgerOf } from '../case/table/case.ts'
import { queue } from '../queue.ts'
import {
  aCaseRoom,
  anOpenedCase,
  type CaseRoom,
  evidence,
  type Opened,
  reporter,
  start,
  walk,
} from '../testing/a-case-room.ts'
import type { FiveOrder } from './contract/finding.ts'
import { leavesIn, linesOf, OrderLeaf, orderLine, orderOf, SearchLeaf } from './table/leaf.ts'
import { wordsLine } from './work/keep-words.ts'

// fifteen steps of up to two hundred hours lead into the next year
const years = { from: '2026-01-01T00:00:00.000Z', to: '2027-12-31T00:00:00.000Z' }
const hour = 3_600_000

/** What can happen to a case; what its step does not allow is refused, and nothing happens. */
const happenings: Record<string, (one: Opened, room: CaseRoom) => Promise<unknown>> = {
  walk: (one) =>
    walk(one).then(
      () => one.rate(2),
      () => undefined,
    ),
  accept: ({ give }) => give('worker', 'accept'),
  dispatch: ({ give }) => give('secretary', 'dispatch', { unitId: 'u03', note: '请尽快' }),
  solve: ({ give }) => give('worker', 'solve', { evidence }),
  pass: ({ give }) => give('leader', 'check', { passed: true }),
  fail: ({ give }) => give('leader', 'check', { passed: false, reason: '没有修好' }),
  answer: ({ give }) => give('secretary', 'answer', { text: '路灯已修好。' }),
  rate: ({ rate }) => rate(2),
  reopen: ({ give }) => give('worker', 'reopen', { reason: '又不亮了' }),
  mark: ({ give }) => give('official', 'mark-confidential', { reason: '涉及家事' }),
  unmark: ({ give }) => give('official', 'unmark-confidential', { reason: '公开' }),
  redact: ({ give }) => give('secretary', 'redact', { description: '某处的路灯', reason: '写了姓名' }),
  erase: ({ number, token }, room) => room.call('anyone', `POST /v1/public/cases/${number}/erase`, {}, { token }),
}
const history = fc.array(
  fc.record({
    /** Beyond the last one: another is reported. */
    which: fc.nat(4),
    what: fc.constantFrom(...Object.keys(happenings)),
    hours: fc.constantFrom(0, 1, 30, 200),
    /** Facts told so far that are delivered now, whether they were before or not. */
    delivered: fc.array(fc.nat(1000), { maxLength: 12 }),
  }),
  { minLength: 3, maxLength: 15 },
)

const orderBehind = new Map<string, FiveOrder>([
  [caseReported.type, 'placed'],
  [caseAccepted.type, 'accepted'],
  [caseDispatched.type, 'dispatched'],
  [caseChecked.type, 'done'],
  [caseRated.type, 'rated'],
])

/** The lines of all cases, from what they are now and what their ledgers tell. */
const expected = async ({ table, engine }: CaseRoom, numbers: readonly string[]) => {
  const lines = { words: [] as string[], orders: [] as string[] }
  for (const caseId of numbers) {
    const found = await table.need(CaseRow, { caseId })
    if (!found.erasedAt) lines.words.push(await wordsLine(found, engine))
    const confidential = found.confidential !== undefined
    const isUndone = (at: string) => (found.closings ?? []).some((closed) => closed.until && at <= closed.at)
    for (const { type, at, data } of await ledgerOf(table, caseId)) {
      const order = orderBehind.get(type)
      if (!order || (order === 'done' && ((data as { passed?: boolean }).passed !== true || isUndone(at)))) continue
      lines.orders.push(orderLine({ caseId, order, areaId: found.areaId, at, confidential }))
    }
  }
  return { words: lines.words.sort(), orders: lines.orders.sort() }
}
const kept = async ({ table }: CaseRoom) => {
  const all = async (entity: typeof SearchLeaf | typeof OrderLeaf) =>
    (await leavesIn(table, entity, [place.village, place.otherVillage], years)).flatMap(linesOf).sort()
  return { words: await all(SearchLeaf), orders: await all(OrderLeaf) }
}

describe('what is kept of cases', () => {
  it('promise 2: leaves have the words and orders of every case once, whatever happened and however it was told', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat(10_000)), async (steps, dice) => {
        const room = await aCaseRoom()
        const draw = (below: number): number => (dice.next().value as number) % below
        const { deliver } = atWork(queue, room)
        const facts = () =>
          room.driver
            .unrelayed(100_000)
            .map(({ row }) => toEnvelope(row, 'test'))
            .filter(({ type }) => queue.manifest.consumes.some((fact) => fact.type === type))
            .map((fact) => JSON.stringify(fact))
        const made = [await anOpenedCase(room, reporter)]
        await happenings.walk?.(made[0] as Opened, room)
        let ms = Date.parse(start)
        for (const { which, what, hours, delivered } of steps) {
          ms += hours * hour + 1
          room.moveTo(new Date(ms).toISOString())
          const one = made[which]
          if (one) await happenings[what]?.(one, room)
          else made.push(await anOpenedCase(room, reporter))
          const told = facts()
          if (delivered.length > 0) await deliver(...delivered.map((n) => told[n % told.length] as string))
        }
        // in the end everything comes once more, in any order, a queue's batch at a time
        const left = facts()
        while (left.length > 0)
          await deliver(
            ...Array.from({ length: Math.min(10, left.length) }, () => left.splice(draw(left.length), 1)[0] as string),
          )
        const lines = await expected(
          room,
          made.map(({ number }) => number),
        )
        for (const line of lines.orders) seen.add(orderOf(line).order)
        expect(await kept(room)).toEqual(lines)
      }),
      { numRuns: 6 },
    )
    expect([...seen].sort()).toEqual(['accepted', 'dispatched', 'done', 'placed', 'rated'])
  })
})
