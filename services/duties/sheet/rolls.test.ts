import { householdLinked, householdUnlinked } from '@wangge/members/contract'
import { openSqlite } from '@wangge/table/sqlite'
import { metered } from '@wangge/table/units'
import { aRoom, place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'
import { api } from '../api.ts'
import { queue } from '../queue.ts'
import { owedAt } from './domain/roll.ts'
import { SheetRow } from './table.ts'
import { rollsOf } from './work/roll.ts'

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 1)).toISOString()
const aRoll = async () => {
  const driver = metered(openSqlite(':memory:'))
  const room = await aRoom({ api, now: at(20), driver })
  const work = atWork(queue, { ...room, driver })
  const facts = {
    on: (rev: number, day: number, areaId: string = place.grid, householdId = 'H1') =>
      work.tell(
        householdLinked,
        { memberId: 'w1', householdId, areaId, frequency: 'weekly' },
        { subject: householdId, rev, time: at(day) },
      ),
    off: (rev: number, day: number, areaId: string = place.grid) =>
      work.tell(
        householdUnlinked,
        { memberId: 'w1', householdId: 'H1', areaId },
        { subject: 'H1', rev, time: at(day) },
      ),
  }
  const owed = async (day: number) => owedAt(await rollsOf(room.table, 'w1'), at(day))
  return { ...room, ...work, driver, ...facts, owed }
}

describe('a worker’s roll', () => {
  it('E1 follows links in any order, each as often as it comes', async () => {
    const { on, off, owed } = await aRoll()
    for (const tell of [() => off(2, 5), () => on(3, 8), () => on(1, 2), () => off(2, 5), () => on(1, 2)]) await tell()
    expect([await owed(1), await owed(3), await owed(6), await owed(9)]).toEqual([{}, { H1: 1 }, {}, { H1: 1 }])
  })

  it.each([
    ['taken off first', (off: () => Promise<void>, on: () => Promise<void>) => off().then(on)],
    ['given back first', (off: () => Promise<void>, on: () => Promise<void>) => on().then(off)],
  ])('E1 keeps a household whose worker moves to the next grid: %s', async (_name, play) => {
    const { on, off, owed, table } = await aRoll()
    await on(1, 2)
    await play(
      () => off(2, 9),
      () => on(2, 9, place.nextGrid),
    )
    expect([await owed(8), await owed(10)]).toEqual([{ H1: 1 }, { H1: 1 }])
    expect((await rollsOf(table, 'w1')).map(({ areaId }) => areaId)).toEqual([place.nextGrid])
  })

  it('B12 goes with a worker who moves to another village', async () => {
    const { on, off, owed, table } = await aRoll()
    await on(1, 2)
    await on(2, 9, place.otherGrid)
    await off(2, 9)
    expect([await owed(8), await owed(10)]).toEqual([{ H1: 1 }, { H1: 1 }])
    expect((await rollsOf(table, 'w1')).map(({ areaId }) => areaId)).toEqual([place.grid, place.otherGrid])
  })

  it('P5 costs a write unit a link, and nothing when it is told again', async () => {
    const { on, driver } = await aRoll()
    await on(1, 20)
    driver.reset()
    await on(1, 20, place.grid, 'H2')
    expect(driver.units().write).toBe(1)
    await on(1, 20, place.grid, 'H2')
    expect(driver.units().write).toBe(1)
  })

  it('promise 3 puts a sheet right that was opened before a link was heard of', async () => {
    const { on, off, ring, table, clock } = await aRoll()
    const key = { memberId: 'w1', period: '2026-W48', ruleId: 'weekly-contact' }
    await on(1, 2)
    clock.now = '2026-11-22T16:05:00.000Z'
    await ring('open-week')
    await on(1, 22, place.grid, 'H2')
    expect(await table.get(SheetRow, key)).toMatchObject({ due: 2, open: { H1: 1, H2: 1 } })
    await off(2, 22)
    expect(await table.get(SheetRow, key)).toMatchObject({ due: 1, open: { H2: 1 } })
    // a closed week stays as it is
    clock.now = '2026-12-01T16:00:00.000Z'
    await on(1, 21, place.grid, 'H3')
    expect(await table.get(SheetRow, key)).toMatchObject({ due: 1 })
  })
})
