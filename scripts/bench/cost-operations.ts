import { ringMessage } from '@wangge/events'
import { ringsBetween } from '@wangge/time'
import { settle } from './county.ts'
import { linksOf, listing, lists, openCase, record, type Scale, walk } from './weighing.ts'

/** Something that is done, how often in a year, and how often when it is measured. */
export interface Operation {
  readonly name: string
  readonly aYear: number
  readonly measured: number
  /** So many of what it tells come at once. */
  readonly bulk?: number
  /** Whether the scheduler rings for it. */
  readonly isRung?: true
  ready?(scale: Scale): Promise<unknown>
  work(scale: Scale): Promise<unknown>
}

/** Load to design for, a year: households, workers, what they do; lists for every write. */
const year = { households: 76_000, workers: 5845, contacts: 3_800_000, cases: 50_000, stepsOfCase: 7, readsPerWrite: 5 }
const zone = 'Asia/Shanghai'
const times = { contacts: 300, cases: 30, lists: 200 }
/** Timers that have work for every worker each time. */
const periodic = new Set(['open-week', 'end-week', 'make-reviews'])
const day = 86_400_000

const repeat = async (count: number, work: (n: number) => Promise<unknown>): Promise<void> => {
  for (let n = 0; n < count; n++) await work(n)
}

/** Weeks apart, so that each side ends one that the other has not. */
const weekOf = (scale: Scale, scales: readonly Scale[]) => {
  const monday = Date.parse('2027-01-03T16:05:00.000Z') + scales.indexOf(scale) * 28 * day
  return { openAt: new Date(monday).toISOString(), endAt: new Date(monday + 7 * day + 60_000).toISOString() }
}

const ring = ({ county }: Scale, room: string, job: string, at: string): Promise<void> => {
  county.clock.now = at
  return county.deliver(room, ringMessage(job, at))
}

/** Every operation of a year, in an order in which each finds what it needs. */
export const operations = (scales: readonly Scale[]): Operation[] => {
  const [{ driver, county }] = scales as [Scale]
  const links = linksOf(driver)
  const sheets = new Set(links.map(({ memberId }) => memberId)).size
  let next = 0
  const contact =
    ({ county, driver }: Scale) =>
    async () => {
      await record(county, links[next++ % links.length] as (typeof links)[number])
      await settle(county, driver)
    }
  const openWeek: Operation['ready'] = async (scale) => {
    await ring(scale, 'duties', 'open-week', '2026-11-22T16:05:00.000Z')
    scale.county.clock.now = '2026-11-23T01:00:00.000Z'
    await repeat(20, contact(scale))
  }
  const writes = year.contacts + year.cases * year.stepsOfCase
  const jobs = county.rooms.flatMap(({ manifest }) => manifest.jobs.map((job) => ({ room: manifest.name, ...job })))
  const timers = jobs.filter(({ name }) => !periodic.has(name))
  const ringsOf = (cron: string) =>
    ringsBetween(cron, '2026-12-31T16:00:00.000Z', '2027-12-31T16:00:00.000Z', zone).length
  return [
    {
      name: 'contacts with their ticks',
      aYear: year.contacts,
      measured: times.contacts,
      ready: openWeek,
      work: (scale) => repeat(times.contacts, contact(scale)),
    },
    {
      name: 'cases from report to struck off',
      aYear: year.cases,
      measured: times.cases,
      ready: (scale) => walk(scale),
      work: (scale) => repeat(times.cases, () => walk(scale)),
    },
    {
      name: 'lists of 25',
      aYear: writes * year.readsPerWrite,
      measured: times.lists,
      async ready(scale) {
        await repeat(60, () => openCase(scale))
        await settle(scale.county, driver)
      },
      work: (scale) =>
        repeat(times.lists, (n) => {
          const each = lists(scale)
          const [, as, path] = each[n % each.length] as (typeof each)[number]
          return listing(scale, as, path)
        }),
    },
    ...timers.map(
      ({ room, name, cron }): Operation => ({
        name: 'timers that find nothing to do',
        aYear: ringsOf(cron),
        measured: 1,
        isRung: true,
        ready: (scale) => ring(scale, room, name, '2026-11-30T20:00:00.000Z').then(() => settle(scale.county, driver)),
        async work(scale) {
          await ring(scale, room, name, '2026-11-30T20:05:00.000Z')
          await settle(scale.county, driver)
        },
      }),
    ),
    {
      name: 'worker-weeks, opened and ended',
      aYear: year.workers * 52,
      measured: sheets,
      bulk: 10,
      async work(scale) {
        const { openAt, endAt } = weekOf(scale, scales)
        await ring(scale, 'duties', 'open-week', openAt)
        await ring(scale, 'duties', 'end-week', endAt)
        await settle(scale.county, driver)
      },
    },
    {
      name: 'monthly reviews of workers, grids and teams',
      aYear: (12 * year.workers) / sheets,
      measured: 1,
      bulk: 10,
      async work(scale) {
        const month = 1 + scales.indexOf(scale)
        await ring(scale, 'assessments', 'make-reviews', new Date(Date.UTC(2027, month, 0, 16, 30)).toISOString())
        await settle(scale.county, driver)
      },
    },
  ]
}
