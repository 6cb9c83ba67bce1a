import type { CountyConfig } from '@wangge/county'
import type { Queue } from '@wangge/events'
import type { Api } from '@wangge/http'
import { householdLinked } from '@wangge/members/contract'
import { openSqlite } from '@wangge/table/sqlite'
import { metered } from '@wangge/table/units'
import { aRoom, place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'

/** When a week of duties turns: 2026-W48, told in UTC. */
export const week = {
  period: '2026-W48',
  /** Links were made in the week before. */
  linked: '2026-11-20T01:00:00.000Z',
  /** Five past midnight on Monday, when sheets are opened. */
  monday: '2026-11-22T16:05:00.000Z',
  tuesday: '2026-11-24T01:00:00.000Z',
  friday: '2026-11-27T01:05:00.000Z',
  /** Midnight on the next Monday: from now on entries are late. */
  ends: '2026-11-29T16:00:00.000Z',
  /** The end of the days of grace. */
  closes: '2026-12-01T16:00:00.000Z',
} as const

const people = {
  w1: ['grid-worker', place.grid],
  w2: ['grid-worker', place.nextGrid],
  w3: ['grid-worker', place.otherGrid],
  clerk: ['department', place.township, 'u1'],
  secretary: ['village-secretary', place.village],
  official: ['township-official', place.township],
} as const

const links = [
  ['w1', 'H1', place.grid, 'weekly'],
  ['w1', 'H2', place.grid, 'weekly'],
  ['w1', 'H3', place.grid, 'twice-weekly'],
  ['w2', 'H4', place.nextGrid, 'weekly'],
  ['w3', 'H5', place.otherGrid, 'weekly'],
] as const

let contacts = 0
/** A contact at H1's home, as a phone sends it. */
export const aContact = (more: object = {}) => ({
  contactId: `01KC${String(++contacts).padStart(22, '0')}`,
  householdId: 'H1',
  mode: 'home',
  ...more,
})

/**
 * The duties room with three workers and five households, of which one is due twice a week. The week is open and it
 * is Tuesday, or else Monday at the time of opening.
 */
export const aWeek = async ({
  api,
  queue,
  config = {},
  opened = true,
}: {
  api: Api
  queue: Queue
  config?: Partial<CountyConfig>
  opened?: boolean
}) => {
  const driver = metered(openSqlite(':memory:'))
  const room = await aRoom({ api, people, driver, now: week.linked, config })
  const work = atWork(queue, { ...room, driver })
  const { ops } = await room.engine.vault.enrol('H1', { kind: 'household', name: '田小满', phone: '+8610012345678' })
  await room.table.write(ops)
  for (const [memberId, householdId, areaId, frequency] of links)
    await work.tell(householdLinked, { memberId, householdId, areaId, frequency }, { subject: householdId })
  room.clock.now = week.monday
  if (opened) await work.ring('open-week')
  if (opened) room.clock.now = week.tuesday
  return {
    ...room,
    ...work,
    driver,
    /** Turns the clock and rings a timer. */
    ringAt(job: string, at: string): Promise<void> {
      room.clock.now = at
      return work.ring(job)
    },
    record: (contact: object, as = 'w1', language = 'en') =>
      room.call(as, 'POST /v1/contacts', { body: contact, headers: { 'accept-language': language } }),
    sync: (items: readonly unknown[], language = 'en') =>
      room.call('w1', 'POST /v1/sync', { body: { items }, headers: { 'accept-language': language } }),
    /** A worker's own sheet. */
    sheet: async (as = 'w1', period: string = week.period) =>
      (await room.call(as, `GET /v1/my/sheets?period=${period}`)).body.items[0],
    factsOf: (type: string) => room.facts().filter((fact) => fact.type === `duties.${type}.v1`),
  }
}
