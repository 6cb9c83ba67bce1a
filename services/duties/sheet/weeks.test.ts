import { CountyConfigRow } from '@wangge/county'
import { householdLinked, householdUnlinked } from '@wangge/members/contract'
import { toRow } from '@wangge/table/entity'
import { itemSize, toAttributes } from '@wangge/table/size'
import { place } from '@wangge/testing/a-room'
import { datesOf } from '@wangge/time'
import { api } from '../api.ts'
import { contactRecorded } from '../contact/contract/facts.ts'
import { queue } from '../queue.ts'
import { aContact, aWeek as aWeekOf, week } from '../testing/a-week.ts'
import { end, open, type Sheet, tick } from './domain/period.ts'
import { SheetRow } from './table.ts'

const { period } = week
/** Minutes after midnight on the Monday so many weeks on. */
const monday = (weeks: number, minutes: number) =>
  new Date(Date.UTC(2026, 10, 22 + 7 * weeks, 16, minutes)).toISOString()
const link = { memberId: 'w1', areaId: place.grid } as const
const data = { memberId: 'w1', mode: 'home', on: '2026-11-24', period, late: false, counts: true } as const
const contacted = (householdId: string, memberId = 'w1') => {
  const { contactId } = aContact()
  return { ...data, contactId, householdId, memberId }
}

/** A week that no timer has opened yet. */
const aWeek = async (config: NonNullable<Parameters<typeof aWeekOf>[0]['config']> = {}) => {
  const room = await aWeekOf({ api, queue, config, opened: false })
  const stored = (memberId = 'w1', which: string = period) =>
    room.table.get(SheetRow, { memberId, period: which, ruleId: 'weekly-contact' })
  return { ...room, stored }
}

describe('opening the week', () => {
  it('E4 gives every worker one sheet, and a second ring costs next to nothing', async () => {
    const { ringAt, stored, driver, ...room } = await aWeek()
    await ringAt('open-week', monday(0, 5))
    expect(await stored()).toMatchObject({ due: 4, open: { H1: 1, H2: 1, H3: 2 }, areaId: place.grid, rev: 1 })
    expect(await stored('w2')).toMatchObject({ due: 1, rev: 1 })
    driver.reset()
    await ringAt('open-week', monday(0, 7))
    expect(driver.units().write).toBe(0)
    const { read } = driver.units()
    driver.reset()
    await room.table.get(CountyConfigRow, {})
    // configuration and how far it came
    expect(read).toBe(driver.units().read + 1)
  })

  it('E4 nine hours late owes what was owed at midnight, whatever has been linked since', async () => {
    const { ringAt, stored, tell } = await aWeek()
    const weekly = { ...link, frequency: 'weekly' } as const
    await tell(householdUnlinked, { ...link, householdId: 'H1' }, { rev: 2, time: monday(0, 30) })
    await tell(householdLinked, { ...weekly, householdId: 'H9' }, { rev: 1, time: monday(0, 40) })
    await tell(householdLinked, { ...weekly, householdId: 'H3' }, { rev: 2, time: monday(0, 50) })
    await ringAt('open-week', monday(0, 9 * 60))
    expect(await stored()).toMatchObject({ due: 4, open: { H1: 1, H2: 1, H3: 2 } })
    await ringAt('open-week', monday(1, 5))
    expect(await stored('w1', '2026-W49')).toMatchObject({ due: 3, open: { H2: 1, H3: 1, H9: 1 } })
  })

  it('promise 3 makes up for a week in which nobody rang: opened, and ended', async () => {
    const { ringAt, stored, factsOf } = await aWeek()
    await ringAt('open-week', monday(0, 5))
    await ringAt('end-week', monday(0, 6))
    await ringAt('end-week', monday(2, 6))
    await ringAt('open-week', monday(2, 7))
    for (const [which, isEnded] of [
      ['2026-W48', true],
      ['2026-W49', true],
      ['2026-W50', false],
    ] as const)
      expect([which, (await stored('w1', which))?.endedAt !== undefined]).toEqual([which, isEnded])
    const ended = ['2026-W48', '2026-W49'].flatMap((which) => ['w1', 'w2', 'w3'].map((id) => `${id}~${which}`))
    expect(
      factsOf('week-ended')
        .map(({ subject }) => subject)
        .toSorted(),
    ).toEqual(ended.toSorted())
  })

  it('promise 3 ends a week that was never opened, with what was owed', async () => {
    const { ringAt, stored } = await aWeek()
    await ringAt('end-week', monday(1, 6))
    expect(await stored()).toMatchObject({ due: 4, done: 0, endedAt: monday(1, 6) })
    await ringAt('open-week', monday(1, 7))
    expect(await stored()).toMatchObject({ due: 4, endedAt: monday(1, 6), rev: 1 })
  })
})

describe('reminding', () => {
  it('E1 E4 goes once to each who has not finished, with the households that are left', async () => {
    const { ringAt, tell, factsOf } = await aWeek()
    await ringAt('open-week', monday(0, 5))
    await tell(contactRecorded, contacted('H1'))
    await tell(contactRecorded, contacted('H3'))
    await tell(contactRecorded, contacted('H4', 'w2'))
    const later = ['2026-11-27T02:05:00.000Z', '2026-11-28T01:05:00.000Z']
    for (const at of [monday(0, 65), week.friday, week.friday, ...later]) await ringAt('remind-week', at)
    const figures = { ruleId: 'weekly-contact', period }
    expect(factsOf('sheet-reminded').map(({ subject, at, data }) => [subject, at, data])).toEqual([
      ['w1~2026-W48', week.friday, { ...figures, memberId: 'w1', areaId: place.grid, due: 3, open: 2 }],
      ['w3~2026-W48', week.friday, { ...figures, memberId: 'w3', areaId: place.otherGrid, due: 1, open: 1 }],
    ])
  })

  it('E4 comes when the county’s rule says, later in the week when nobody rang then, and not in the next', async () => {
    const usual = await (await aWeek()).engine.county.config()
    const duties = usual.duties.map((rule) => ({ ...rule, remind: '30 18 * * 3' }))
    const { ringAt, factsOf } = await aWeek({ duties })
    await ringAt('remind-week', '2026-11-25T10:05:00.000Z')
    expect(factsOf('sheet-reminded')).toHaveLength(0)
    await ringAt('remind-week', '2026-11-26T03:05:00.000Z')
    expect(factsOf('sheet-reminded')).toHaveLength(3)
    await ringAt('remind-week', monday(1, 65))
    expect(factsOf('sheet-reminded')).toHaveLength(3)
  })
})

describe('ending the week', () => {
  it('E4 tells the figures of every sheet once, and again when a late entry changes them', async () => {
    const { ringAt, tell, factsOf, stored } = await aWeek()
    await ringAt('open-week', monday(0, 5))
    await tell(contactRecorded, contacted('H1'))
    for (const minutes of [6, 6, 20]) await ringAt('end-week', monday(1, minutes))
    const figures = { memberId: 'w1', areaId: place.grid, ruleId: 'weekly-contact', period, due: 4 }
    const ofWorker = () => factsOf('week-ended').filter(({ subject }) => subject === 'w1~2026-W48')
    expect(ofWorker()).toMatchObject([{ rev: 3, at: monday(1, 6), data: { ...figures, done: 1, late: 0 } }])
    const late = { ...contacted('H2'), on: '2026-11-29', late: true }
    await tell(contactRecorded, late)
    await tell(contactRecorded, late)
    expect(ofWorker().map(({ rev, data }) => [rev, data])).toEqual([
      [3, { ...figures, done: 1, late: 0 }],
      [4, { ...figures, done: 2, late: 1 }],
    ])
    expect(await stored()).toMatchObject({ done: 2, late: 1, open: { H3: 2 } })
  })

  it('E4 takes a contact that was on time though its fact came after the end', async () => {
    const { ringAt, tell, stored } = await aWeek()
    await ringAt('open-week', monday(0, 5))
    await ringAt('end-week', monday(1, 6))
    await tell(contactRecorded, contacted('H1'))
    expect(await stored()).toMatchObject({ done: 1, late: 0 })
  })
})

describe('a sheet in the table', () => {
  const sizeOf = (sheet: Sheet) => itemSize(toAttributes(toRow(SheetRow, sheet, 40)))
  const days = datesOf(period)
  /** Fifteen households contacted as often as they are due, one of them late; the week ended. */
  const full = (times: (n: number) => number): Sheet => {
    const of = { memberId: 'M00123', areaId: place.grid, ruleId: 'weekly-contact', period }
    const owed = Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`H${String(n).padStart(7, '0')}`, times(n)]))
    const ticks = Object.entries(owed).flatMap(([id, due]) => days.slice(0, due).map((on) => [id, on] as const))
    const sheet = ticks.reduce(
      (one, [id, on], n) => tick(one, id, { contactId: aContact().contactId, on, late: n === 0 }) ?? one,
      end(open(of, owed) as Sheet, monday(1, 6)) as Sheet,
    )
    expect(sheet.open).toEqual({})
    return sheet
  }

  it('P5 E1 takes one write unit with fifteen households, a third of them due twice', () => {
    expect(sizeOf(full(() => 1))).toBeLessThan(900)
    expect(sizeOf(full((n) => (n % 3 ? 1 : 2)))).toBeLessThanOrEqual(1024)
  })

  it('P5 E1 takes two where every one of fifteen is due twice', () => {
    expect(sizeOf(full(() => 2))).toBeLessThan(1500)
  })
})
