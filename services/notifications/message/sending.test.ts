import { caseReported } from '@wangge/cases/contract'
import { sheetReminded } from '@wangge/duties/contract'
import { place } from '@wangge/testing/a-room'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'

type Box = Awaited<ReturnType<typeof aPostbox>>
const minutes = (instant: string, count: number) => new Date(Date.parse(instant) + count * 60_000).toISOString()
const morning = '2026-11-24T02:00:00.000Z'
// 21:30 in the county, and 08:00 of the next day
const [night, dawn] = ['2026-11-24T13:30:00.000Z', '2026-11-25T00:00:00.000Z']

/** One message to the worker, queued. */
const queued = async (box: Box) => {
  const sheet = { memberId: 'worker', areaId: place.grid, ruleId: 'weekly-contact', period: '2026-W48' }
  await box.tell(sheetReminded, { ...sheet, due: 12, open: 3 })
  return async () => {
    const [message] = await box.messagesTo('worker')
    return message
  }
}

describe('sending', () => {
  it('H2 settles what the provider knows to have arrived', async () => {
    const box = await aPostbox()
    const message = await queued(box)
    expect(await message()).toMatchObject({ state: 'queued', tries: 0, dueAt: morning })
    await box.drain()
    const settled = await message()
    expect(settled).toMatchObject({ state: 'delivered', tries: 1, providerId: 'p' })
    expect(settled).not.toHaveProperty('dueAt')
    expect(box.handed).toMatchObject([{ messageId: settled?.messageId, channel: 'sms', parts: 1 }])
  })

  it('H1 counts the parts of a long text as the provider bills them', async () => {
    const box = await aPostbox({
      config: { templates: { 'sheet-reminded': { 'zh-CN': '{open}'.padEnd(80, '长') } } },
    })
    const message = await queued(box)
    expect(await message()).toMatchObject({ parts: 2 })
  })

  it('H2 tries a refused one again every five minutes, and gives it up after the 48th', async () => {
    const box = await aPostbox()
    box.provider.play = () => ({ refused: 'busy' })
    const message = await queued(box)
    await box.drain()
    expect(await message()).toMatchObject({ state: 'queued', tries: 1, why: 'busy', dueAt: minutes(morning, 5) })
    await box.sweepAt(minutes(morning, 4))
    expect(box.handed).toHaveLength(1)
    for (let n = 1; n < 48; n++) await box.sweepAt(minutes(morning, 5 * n))
    expect(box.handed).toHaveLength(48)
    expect(await message()).toMatchObject({ state: 'failed', tries: 48, why: 'busy' })
    await box.sweepAt(minutes(morning, 5 * 48))
    expect(box.handed).toHaveLength(48)
  })

  it('H2 sends one that was refused before, once', async () => {
    const box = await aPostbox()
    box.provider.play = () => (box.handed.length < 3 ? { refused: 'busy' } : { providerId: 'p' })
    const message = await queued(box)
    await box.drain()
    for (let n = 1; n < 6; n++) await box.sweepAt(minutes(morning, 5 * n))
    expect(box.handed).toHaveLength(3)
    expect(await message()).toMatchObject({ state: 'sent', tries: 3, dueAt: '2026-11-27T02:00:00.000Z' })
  })

  it('promise 5 never sends again in silence when nobody knows the outcome', async () => {
    const box = await aPostbox()
    box.provider.play = () => Promise.reject(new Error('socket hang up'))
    const message = await queued(box)
    await box.drain()
    expect(await message()).toMatchObject({ state: 'maybe-sent', why: 'outcome-unknown', tries: 1 })
    await box.sweepAt(minutes(morning, 60))
    expect(box.handed).toHaveLength(1)
  })

  it('promise 5 marks what a process took with it between asking and saving', async () => {
    const box = await aPostbox()
    const message = await queued(box)
    const { table } = box
    const { write } = table
    // the process dies once the provider has it: its answer is never saved
    box.provider.play = () => {
      table.write = () => Promise.reject(new Error('killed'))
      return { providerId: 'p', delivered: true }
    }
    await expect(box.drain()).rejects.toThrow('killed')
    table.write = write
    expect(await message()).toMatchObject({ state: 'sending', dueAt: minutes(morning, 10) })
    await box.drain()
    await box.sweepAt(minutes(morning, 9))
    expect(await message()).toMatchObject({ state: 'sending' })
    await box.sweepAt(minutes(morning, 10))
    expect(await message()).toMatchObject({ state: 'maybe-sent' })
    expect(box.handed).toHaveLength(1)
  })

  it('promise 5 waits for a receipt until the message is 72 hours old', async () => {
    const box = await aPostbox()
    box.provider.play = () => ({ providerId: 'p' })
    const message = await queued(box)
    await box.drain()
    await box.sweepAt('2026-11-27T01:59:00.000Z')
    expect(await message()).toMatchObject({ state: 'sent' })
    await box.sweepAt('2026-11-27T02:00:00.000Z')
    expect(await message()).toMatchObject({ state: 'unconfirmed' })
  })

  it('promise 5 does not send what lay for 72 hours', async () => {
    const box = await aPostbox()
    const message = await queued(box)
    await box.sweepAt('2026-11-27T02:00:00.000Z')
    expect(await message()).toMatchObject({ state: 'failed', why: 'too-late', tries: 0 })
    expect(box.handed).toEqual([])
  })

  it('I5 fails what cannot reach anybody any more, or cannot be read', async () => {
    for (const [spoil, why] of [
      [(box: Box) => box.erase('worker'), 'unreachable'],
      [(box: Box) => box.spoil('worker'), 'unreadable'],
      [(box: Box) => box.erase('worker').then(() => box.enrol('worker', 'en')), 'unreadable'],
    ] as const) {
      const box = await aPostbox()
      const message = await queued(box)
      await spoil(box)
      await box.drain()
      await box.sweepAt(minutes(morning, 5))
      expect([await message(), box.handed]).toMatchObject([{ state: 'failed', why }, []])
    }
  })
})

describe('the sweep', () => {
  it('H2 takes up a message whose event was lost', async () => {
    const box = await aPostbox()
    await queued(box)
    await box.sweepAt(minutes(morning, 5))
    expect(box.handed).toHaveLength(1)
  })

  it('H2 sends each once though two sweeps and its own event come together', async () => {
    const box = await aPostbox()
    await box.tell(caseReported, { ...aStanding, source: 'resident', class: 'emergency' })
    await Promise.all([box.ring('send-due'), box.ring('send-due'), box.drain()])
    expect(new Set(box.handed.map(({ messageId }) => messageId)).size).toBe(box.handed.length)
    expect(Object.keys(box.shown()).toSorted()).toEqual(['duty', 'farmer', 'leader', 'official', 'worker'])
  })

  it('H2 is held up by no message that fails', async () => {
    const box = await aPostbox()
    await box.tell(caseReported, { ...aStanding, source: 'resident', class: 'emergency' })
    const { table } = box
    const write = table.write
    let writes = 0
    table.write = (ops) => (++writes === 1 ? Promise.reject(new Error('a fault')) : write(ops))
    await box.sweepAt(minutes(morning, 5))
    expect(box.handed).toHaveLength(4)
    await box.sweepAt(minutes(morning, 10))
    expect(box.handed).toHaveLength(5)
  })
})

describe('at night', () => {
  it('H1 a message waits for the morning, and then goes out', async () => {
    const box = await aPostbox({ now: night })
    const message = await queued(box)
    await box.drain()
    for (const at of [night, minutes(night, 600)]) await box.sweepAt(at)
    expect([box.handed, await message()]).toMatchObject([[], { state: 'queued', dueAt: dawn, tries: 0 }])
    await box.sweepAt(dawn)
    expect(box.handed).toHaveLength(1)
  })

  it('H1 one that was refused in the evening is not tried again before the morning', async () => {
    const evening = '2026-11-24T12:57:00.000Z'
    const box = await aPostbox({ now: evening })
    box.provider.play = () => ({ refused: 'busy' })
    const message = await queued(box)
    await box.drain()
    await box.sweepAt(minutes(evening, 5))
    expect([box.handed.length, await message()]).toMatchObject([1, { dueAt: dawn, tries: 1 }])
    await box.sweepAt(dawn)
    expect(box.handed).toHaveLength(2)
  })

  it('C2 an emergency waits for nothing; what the reporter is told of it later does', async () => {
    const box = await aPostbox({ now: night })
    await box.tell(caseReported, { ...aStanding, source: 'resident', class: 'emergency', subjectId: undefined })
    await box.drain()
    expect(Object.keys(box.shown()).toSorted()).toEqual(['duty', 'leader', 'official', 'worker'])
  })
})
