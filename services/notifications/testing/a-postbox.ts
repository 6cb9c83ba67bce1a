import { Posts, Rights, UnitPosts } from '@wangge/access'
import type { CountyConfig } from '@wangge/county'
import type { Handed, Outgoing } from '@wangge/events'
import { put, putNew } from '@wangge/table'
import { aRoom, place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'
import { api } from '../api.ts'
import { MessageRow } from '../message/table.ts'
import { queue } from '../queue.ts'

/** Who can be told of something: where they are in post, and the language they read. */
const people = {
  worker: ['grid-worker', place.grid, 'zh-CN'],
  leader: ['grid-leader', place.grid, 'en'],
  neighbour: ['grid-worker', place.nextGrid, 'en'],
  secretary: ['village-secretary', place.village, 'zh-CN'],
  official: ['township-official', place.township, 'en'],
  duty: ['duty', place.township, 'zh-CN'],
  boss: ['county-leader', place.county, 'zh-CN'],
  keeper: ['county-admin', place.county, 'zh-CN'],
} as const
const clerks = { clerk: 'zh-CN', mate: 'en' } as const
const reporters = { farmer: 'zh-CN', guest: 'en' } as const
const from = '2026-01-01T00:00:00.000Z'

/** What a provider does with a message; the default takes it and knows at once that it arrived. */
type Provider = (message: Outgoing) => Promise<Handed> | Handed

/** The room of notifications with people in every post, a unit `u1` of two, two reporters, and a provider to play. */
export const aPostbox = async ({
  now = '2026-11-24T02:00:00.000Z',
  config = {},
}: {
  now?: string
  config?: Partial<CountyConfig>
} = {}) => {
  const { table, engine, ...room } = await aRoom({ api, now, config })
  const names = [...Object.keys(people), ...Object.keys(clerks), ...Object.keys(reporters)]
  const phoneOf = (name: string) => `+86100000000${String(10 + names.indexOf(name))}`
  const enrol = async (name: string, language: 'zh-CN' | 'en', kind: 'member' | 'reporter' = 'member') => {
    const { ops } = await engine.vault.enrol(name, { kind, name: '张三', phone: phoneOf(name), language })
    await table.write(ops)
  }
  for (const [name, [, , language]] of Object.entries(people)) await enrol(name, language)
  for (const [name, language] of Object.entries(clerks)) await enrol(name, language)
  for (const [name, language] of Object.entries(reporters)) await enrol(name, language, 'reporter')
  const postsAt = (areaId: string) =>
    Object.entries(people)
      .filter(([, [, at]]) => at === areaId)
      .map(([memberId, [role]]) => ({ role, memberId, from }))
  const unit = Object.keys(clerks).map((memberId) => ({ role: 'department' as const, memberId, from }))
  await table.write([
    ...Object.values(place).map((areaId) => putNew(Posts, { areaId, posts: postsAt(areaId) })),
    putNew(UnitPosts, { unitId: 'u1', posts: unit }),
    ...Object.entries(people).map(([memberId, [role, areaId]]) =>
      putNew(Rights, { memberId, active: true, grants: [{ role, areaId, from }] }),
    ),
    ...unit.map(({ role, memberId }) =>
      putNew(Rights, { memberId, active: true, grants: [{ role, areaId: place.township, unitId: 'u1', from }] }),
    ),
  ])
  const handed: Outgoing[] = []
  const provider: { play: Provider } = { play: () => ({ providerId: 'p', delivered: true }) }
  const send = async (message: Outgoing) => {
    handed.push(message)
    return provider.play(message)
  }
  const work = atWork(queue, { engine: { ...engine, send }, driver: room.driver })
  const nameOf = (phone: string) => names.find((name) => phoneOf(name) === phone) as string
  return {
    ...room,
    ...work,
    table,
    engine,
    provider,
    /** Messages handed to the provider so far. */
    handed,
    /** What each phone shows, by whose it is. */
    shown: () => Object.fromEntries(handed.map(({ to, text }) => [nameOf(to), text])),
    /** Messages to one recipient, as they lie in the table. */
    messagesTo: async (recipient: string) => {
      const { items } = await table.listIndex(MessageRow, 3, `to#${recipient}`)
      return (await table.getMany(MessageRow, items)).filter((row) => row !== undefined)
    },
    /** Turns the clock and lets the sweep ring. */
    sweepAt(at: string): Promise<void> {
      room.clock.now = at
      return work.ring('send-due')
    },
    erase: async (name: string) => table.write(await engine.vault.erase(name)),
    enrol,
    phoneOf,
    /** Spoils a message's text, as a key that is gone would. */
    async spoil(recipient: string) {
      const { items } = await table.listIndex(MessageRow, 3, `to#${recipient}`)
      for (const row of await table.getMany(MessageRow, items))
        if (row) await table.write([put(MessageRow, { ...row, text: { masked: '', sealed: 'oAAAA' } })])
    },
  }
}

/** A case as facts tell of it: in the grid, with its worker, reported by the farmer. */
export const aStanding = {
  caseId: '7KM3QX9TPD',
  areaId: place.grid,
  step: 'reported',
  category: 'facility-lamp',
  class: 'general',
  level: 'grid',
  holder: { role: 'grid-worker', areaId: place.grid },
  subjectId: 'farmer',
  dueAt: '2026-11-24T10:00:00.000Z',
} as const

/** A worker's review as facts tell of it. */
export const aReview = {
  reviewId: '2026-11~worker~worker',
  subjectKind: 'worker',
  subjectId: 'worker',
  areaId: place.grid,
  period: '2026-11',
  score: 0.9,
  stars: 4,
} as const
