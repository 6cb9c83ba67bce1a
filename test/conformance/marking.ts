import { defineMark, markDays, marked, openTable, putNew } from '@wangge/table'
import type { Store } from './engines.ts'
import { aThing, Thing } from './entities.ts'

const Mark = defineMark('things')
const start = Date.parse('2026-11-30T00:00:00.000Z')
const day = 86_400_000

export const marking = (open: () => Promise<Store>) => {
  it('QUALITY 2 takes one mark of a request with what it wrote, until its 30 days are over', async () => {
    const { driver } = await open()
    const on = (days: number) => openTable(driver, { clock: () => start + days * day })
    const write = (days: number, thingId: string) =>
      on(days).write([putNew(Thing, aThing(thingId)), marked(Mark, { markId: 'm', said: thingId, answer: 'a' })])
    const known = async (days: number) => (await on(days).get(Mark, { markId: 'm' }))?.said
    await write(0, '1')
    await expect(write(markDays - 0.01, '2')).rejects.toMatchObject({ reason: 'exists', entity: 'mark' })
    expect([await known(markDays - 0.01), await known(markDays)]).toEqual(['1', undefined])
    expect(await on(0).get(Thing, { thingId: '2' })).toBeUndefined()
    await write(markDays, '2')
    expect(await known(markDays)).toBe('2')
  })
}
