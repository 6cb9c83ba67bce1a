import { event, written } from '@wangge/contract'
import {
  Conflict,
  type EventItem,
  eventIdOf,
  eventOf,
  occur,
  openTable,
  put,
  remove,
  seen,
  silence,
  type Table,
  verifyChain,
} from '@wangge/table'
import * as z from 'zod'
import type { Store } from './engines.ts'
import { aThing, closed, opened, Thing, Visit } from './entities.ts'

const fact = (thingId: string, rev: number) => ({
  prefix: 'things',
  aggregate: `thing#${thingId}`,
  rev,
  fact: rev === 1 ? opened : closed,
  subject: thingId,
  data: { thingId },
  at: `2026-11-01T00:00:0${rev % 10}.000Z`,
  cause: `request-${rev}`,
})

export const happenings = (open: () => Promise<Store>) => {
  let store: Store
  let table: Table
  beforeEach(async () => {
    store = await open()
    table = openTable(store.driver)
  })

  it('keeps one item per fact, in order, several to a revision', async () => {
    for (let rev = 1; rev <= 12; rev++) {
      const state = { ...aThing('1'), ...(rev > 1 && { rev: rev - 1 }) }
      const more = rev === 5 ? [1, 2].map((n) => occur({ ...fact('1', rev), n, note: `also ${n}` })) : []
      await table.write([put(Thing, state), occur(fact('1', rev)), ...more])
    }
    await table.write([occur(fact('10', 1))])
    const timeline = await table.timeline('things', 'thing#1')
    expect(timeline.map(({ rev, note }) => (note ? `${rev} ${note}` : rev))).toEqual([
      1,
      2,
      3,
      4,
      5,
      '5 also 1',
      '5 also 2',
      6,
      7,
      8,
      9,
      10,
      11,
      12,
    ])
    expect(new Set(timeline.map(({ eventId }) => eventId)).size).toBe(14)
    expect(timeline[0]).toEqual(occur(fact('1', 1)).event)
    expect(await table.get(Thing, { thingId: '1' })).toMatchObject({ rev: 12 })
    expect(await table.timeline('things', 'thing#2')).toEqual([])
  })

  it('writes no fact twice, and none without its state', async () => {
    await table.write([put(Thing, aThing('1')), occur(fact('1', 1))])
    await expect(table.write([put(Thing, { ...aThing('1'), rev: 8 }), occur(fact('1', 9))])).rejects.toBeInstanceOf(
      Conflict,
    )
    await expect(table.write([occur(fact('1', 1))])).rejects.toMatchObject({ entity: 'event', reason: 'exists' })
    expect(await table.timeline('things', 'thing#1')).toHaveLength(1)
    expect(await store.events()).toHaveLength(1)
  })

  it('chains the facts of one aggregate, so that no change goes unseen', async () => {
    const example = { thingId: '1', by: '李四', more: {} }
    const noted = event({
      ...opened,
      data: z.object({ thingId: z.string(), by: z.string(), more: z.unknown() }),
      example,
    })
    let hash = ''
    for (let rev = 1; rev <= 4; rev++) {
      const data = { thingId: '1', by: '李四', more: { b: [1, { z: 0, a: null }], a: undefined } }
      const about = { fact: noted, data, actor: 'member-1', role: 'grid-worker', prev: hash }
      const happened = occur({ ...fact('1', rev), ...about })
      await table.write([happened])
      hash = happened.event.hash as string
    }
    const ledger = await table.timeline('things', 'thing#1')
    expect(verifyChain(ledger)).toEqual({ intact: true })
    expect(verifyChain(ledger, hash)).toEqual({ intact: true })
    expect(verifyChain([], '')).toEqual({ intact: true })
    const edits = [
      ledger.slice(1),
      ledger.toSpliced(1, 1),
      [ledger[1], ledger[0], ledger[2], ledger[3]],
      ledger.map((event, at) => (at === 2 ? { ...event, actor: 'member-2' } : event)),
      ledger.map((event, at) => (at === 2 ? { ...event, data: { ...event.data, by: '王五' } } : event)),
      ledger.map((event, at) => (at === 3 ? { ...event, at: '2026-11-01T00:00:00.000Z' } : event)),
    ] as EventItem[][]
    for (const edited of edits) expect(verifyChain(edited, hash)).toMatchObject({ intact: false })
    expect(verifyChain(ledger.slice(0, 3))).toEqual({ intact: true })
    expect(verifyChain(ledger.slice(0, 3), hash)).toMatchObject({ intact: false })
  })

  it('takes what was written out of a fact, and the chain proves the rest as before', async () => {
    const marker = '李四借了三千元'
    const data = z.object({ thingId: z.string(), text: written(z.string()) })
    const said = event({ ...opened, data, example: { thingId: '1', text: marker } })
    let hash = ''
    for (let rev = 1; rev <= 4; rev++) {
      const data = { thingId: '1', text: marker }
      const about = { fact: said, data, cause: `request-${rev}.${marker}`, note: rev === 2 ? marker : undefined }
      const happened = occur({ ...fact('1', rev), ...about, n: rev, prev: hash })
      await table.write([happened])
      hash = happened.event.hash as string
    }
    const whole = await table.timeline('things', 'thing#1')
    const told = (await store.events()).length
    for (const event of whole.slice(1, 3)) await table.write(silence('things', 'thing#1', event))
    const ledger = await table.timeline('things', 'thing#1')
    expect(verifyChain(ledger, hash)).toEqual({ intact: true })
    expect(JSON.stringify(ledger.slice(1, 3))).not.toContain(marker)
    expect(ledger.map(({ eventId }) => eventId)).toEqual(whole.map(({ eventId }) => eventId))
    expect(ledger[1]).toMatchObject({ at: whole[1]?.at, cause: 'request-2.', data: { thingId: '1', text: '' } })
    // nothing is left to take, and nobody is told again
    expect(ledger.slice(1, 3).flatMap((event) => silence('things', 'thing#1', event))).toEqual([])
    expect(await store.events()).toHaveLength(told)
    const { gone } = ledger[1] as EventItem
    const edits = [
      { note: marker },
      { data: { thingId: '1', text: '别的话' } },
      { data: { thingId: '2', text: '' } },
      { cause: 'request-9.' },
      { gone: { ...gone, note: 'x' } },
      { gone: undefined },
      { salt: 'x' },
    ]
    for (const edit of edits)
      expect(verifyChain(ledger.with(1, { ...ledger[1], ...edit } as EventItem), hash)).toMatchObject({ intact: false })
  })

  it('hands every event to the outbox, as it was written, in order', async () => {
    await table.write([put(Thing, aThing('1')), occur(fact('1', 1))])
    await table.write([put(Thing, aThing('2'))])
    const visit = { visitId: 'v1', at: '2026-11-02', mode: 'visit' }
    await table.writeEach([put(Visit, visit), put(Visit, visit), put(Thing, aThing('3'))])
    await table.write([put(Visit, { ...visit, mode: 'call', rev: 1 })])
    await expect(table.write([seen('things', 'x'), put(Visit, { ...visit, rev: 9 })])).rejects.toBeInstanceOf(Conflict)
    await table.write([put(Thing, { ...aThing('1'), rev: 1 }), occur(fact('1', 2))])
    await table.write([remove(Visit, { ...visit, rev: 2 })])

    const rows = await store.events()
    const events = rows.map((row) => eventOf(row))
    expect(events.map((event) => [event?.type, event?.rev])).toEqual([
      ['things.thing-opened.v1', 1],
      ['things.visit-recorded.v1', 1],
      ['things.visit-recorded.v1', 2],
      ['things.thing-closed.v1', 2],
    ])
    expect(events[0]).toEqual((await table.timeline('things', 'thing#1'))[0])
    expect(events[1]).toEqual({
      eventId: eventIdOf({ pk: 'things#visit#v1', sk: 'visit', r: 1 }),
      type: 'things.visit-recorded.v1',
      subject: 'v1',
      rev: 1,
      at: '2026-11-02',
      cause: 'request-1',
      data: { visitId: 'v1', mode: 'visit' },
    })
    expect(events[2]?.data).toEqual({ visitId: 'v1', mode: 'call' })
    expect(new Set(events.map((event) => event?.eventId)).size).toBe(4)
  })

  it('lets an effect and its inbox mark happen once', async () => {
    const consume = async () => {
      const thing = await table.get(Thing, { thingId: '1' })
      await table.write([
        put(Thing, { ...aThing('1'), ...thing, text: `${thing?.text ?? ''}x` }),
        seen('things', 'event-1'),
      ])
    }
    const answers = await Promise.allSettled([consume(), consume(), consume()])
    answers.push(...(await Promise.allSettled([consume()])))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await table.get(Thing, { thingId: '1' })).toMatchObject({ rev: 1, text: 'x' })
    await table.write([seen('other', 'event-1')])
  })
}
