import { ringMessage } from '@wangge/events'
import { settle } from './county.ts'
import type { Figure, Measured } from './figure.ts'
import { weighed } from './week.ts'
import {
  follow,
  linksOf,
  listing,
  lists,
  none,
  open,
  openCase,
  record,
  type Scale,
  type Spent,
  stepsIn,
  sum,
  walk,
} from './weighing.ts'

/** Load to design for, a year. */
const year = { households: 73_063, contacts: 3_800_000, cases: 50_000, readsPerWrite: 5 }
const openWeekAt = '2026-11-22T16:05:00.000Z'

const weightOf = ({ base, index, read }: Spent) => ({ write: base, index, read })
const one = (name: string, value: number, spent: Spent): Figure => ({
  name,
  value,
  unit: 'ratio',
  // 1.00: two decimals
  target: { most: 1.005 },
  of: weightOf(spent),
})

/** One day of the county, in proportion: contacts with their ticks, cases from end to end, lists, a seventh of a week. */
const day = async (scale: Scale, links: ReturnType<typeof linksOf>, week: { spent: Spent; sheets: number }) => {
  const share = links.length / year.households
  const contacts = Math.round((year.contacts / 365) * share)
  const cases = Math.round((year.cases / 365) * share)
  let [asked, behind] = [none, none]
  let floor = week.sheets / 7
  asked = sum(asked, { base: week.spent.base / 7, index: week.spent.index / 7, read: 0 })
  let requests = 0
  for (const link of links.slice(100, 100 + contacts)) {
    const spent = await scale.weigh(() => record(scale.county, link))
    const { tick, rest } = await follow(scale)
    asked = sum(asked, sum(spent, tick))
    behind = sum(behind, rest)
    floor += 2
    requests++
  }
  for (let n = 0; n < cases; n++) {
    const { create, steps: taken, rest } = await walk(scale)
    const all = [['create', create] as const, ...taken]
    for (const [verb, spent] of all) {
      asked = sum(asked, spent)
      // an index entry that changes has to be written
      floor += 4 * stepsIn(verb) + spent.index
    }
    behind = sum(behind, rest)
    requests += all.length
  }
  const each = lists(scale)
  const reads = requests * year.readsPerWrite
  let listed = 0
  for (let n = 0; n < reads; n++) {
    const [, as, path] = each[n % each.length] as (typeof each)[number]
    listed += (await listing(scale, as, path)).read
  }
  return {
    value: (asked.base + asked.index + listed) / (floor + reads),
    of: {
      contacts,
      cases,
      lists: reads,
      units: asked.base + asked.index + listed,
      floor: floor + reads,
      readsOfWrites: asked.read,
      behindWrites: behind.base + behind.index,
      behindReads: behind.read,
    },
  }
}

/** P5: request units per operation, by our meter, through the real handlers, reactions and jobs. */
export const requestUnits = {
  id: 'P5',
  title: 'request units per operation ÷ floor',
  async run(): Promise<Measured> {
    const scale = await open()
    const { driver, county, weigh } = scale
    const links = linksOf(driver)

    county.clock.now = openWeekAt
    const opening = await weigh(() => county.deliver('duties', ringMessage('open-week', openWeekAt)))
    const sheets = Number(driver.database.prepare("SELECT count(*) AS n FROM rows WHERE e = 'sheet'").get()?.n)
    county.clock.now = '2026-11-23T01:00:00.000Z'
    // caches of configuration and rights filled, as on any working day
    await record(county, links[0] as (typeof links)[number])
    await settle(county, driver)

    const recording = await weigh(() => record(county, links[1] as (typeof links)[number]))
    const { tick } = await follow(scale)
    await walk(scale)
    for (let n = 0; n < 60; n++) await openCase(scale)
    await settle(county, driver)
    const walked = await walk(scale)
    const listed: Figure[] = []
    for (const [, as, path] of lists(scale)) await listing(scale, as, path)
    for (const [name, as, path] of lists(scale)) {
      const spent = await listing(scale, as, path)
      listed.push(one(`list of 25: ${name}`, spent.read, spent))
    }
    const largest = await weighed()
    const opened = largest.units.open
    const replayed = await day(scale, links, { spent: opening, sheets })
    return {
      figures: [
        one('record (a contact), floor 1', recording.base + recording.index, recording),
        one('tick of its sheet, floor 1', tick.base + tick.index, tick),
        one('create case, floor 4 + index', walked.create.base / 4, walked.create),
        ...[...walked.steps].map(([verb, spent]) =>
          one(`step ${verb}, floor ${4 * stepsIn(verb)} + index`, spent.base / 4 / stepsIn(verb), spent),
        ),
        ...listed,
        one(`worker-week, floor 1 (${largest.sheets} sheets)`, opened.write / largest.sheets, {
          base: (opened.write - opened.index) / largest.sheets,
          index: opened.index / largest.sheets,
          read: opened.read / largest.sheets,
        }),
        {
          name: 'a county-day, in proportion, over its floor',
          value: replayed.value,
          unit: 'ratio',
          target: { most: 1.05 },
          of: replayed.of,
        },
      ],
      notes: [
        'Writes are weighed in write units and lists in read units; what else an operation reads is stated and not counted.',
        'An index entry that changes must be written: it is part of the floor, as the meter counts it.',
        'Behind the counter: messages to people and tallies, which the floor does not know.',
      ],
    }
  },
}
