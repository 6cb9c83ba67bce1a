import assert from 'node:assert/strict'
import { Posts, type Role, UnitPosts } from '@wangge/access'
import { type CountyConfig, CountyConfigRow } from '@wangge/county'
import { Boundary, boxOf, Outline } from '@wangge/county/locate'
import { ringMessage, toEnvelope } from '@wangge/events'
import { put, putNew } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { metered } from '@wangge/table/units'
import { type Asking, aRoom, place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'
import { api } from '../api.ts'
import { queue } from '../queue.ts'

/** Monday 23 November 2026, 10:00 in the county. */
export const start = '2026-11-23T02:00:00.000Z'
const { county, township, village, otherVillage, grid, nextGrid, otherGrid } = place
const people = {
  worker: ['grid-worker', grid],
  neighbour: ['grid-worker', nextGrid],
  elsewhere: ['grid-worker', otherGrid],
  leader: ['grid-leader', grid],
  secretary: ['village-secretary', village],
  otherSecretary: ['village-secretary', otherVillage],
  official: ['township-official', township],
  boss: ['county-leader', county],
  clerk: ['department', township, 'u03'],
  otherClerk: ['department', township, 'u04'],
  farClerk: ['department', otherVillage, 'u05'],
  auditor: ['auditor', county],
  volunteer: ['volunteer', grid],
} as const satisfies Record<string, readonly [Role, string, string?]>
export type Who = keyof typeof people | 'anyone'

/** One degree each way, the second east of the first. */
const square = (west: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, 28],
      [west + 1, 28],
      [west + 1, 29],
      [west, 29],
      [west, 28],
    ],
  ],
})

/** The room of cases with posts, two units and two mapped grids. */
export const aCaseRoom = async (config: Partial<CountyConfig> = {}) => {
  const driver = metered(openSqlite(':memory:'))
  const { table, engine, clock, ...room } = await aRoom({ api, people, now: start, driver, config })
  const from = '2026-01-01T00:00:00.000Z'
  const postsOf = (areaId: string) =>
    Object.entries(people)
      .filter(([, [, at, unitId]]) => at === areaId && !unitId)
      .map(([memberId, [role]]) => ({ role, memberId, from }))
  const clerks = { u03: 'clerk', u04: 'otherClerk', u05: 'farClerk' }
  await table.write([
    ...Object.values(place).map((areaId) => putNew(Posts, { areaId, posts: postsOf(areaId) })),
    ...Object.entries(clerks).map(([unitId, memberId]) =>
      putNew(UnitPosts, { unitId, posts: [{ role: 'department', memberId, from }] }),
    ),
    putNew(Outline, { listingAreaId: village, box: [119, 28, 121, 29] }),
    ...[grid, nextGrid].map((areaId, index) => {
      const geometry = square(119 + index)
      return putNew(Boundary, { areaId, listingAreaId: village, box: boxOf(geometry), geometry, source: 'WGS-84' })
    }),
  ])
  const call = (
    as: Who,
    line: `${string} ${string}`,
    body?: unknown,
    {
      key,
      token,
      type,
      language = 'en',
      rev,
    }: {
      key?: string | undefined
      token?: string | undefined
      type?: string
      language?: string
      rev?: number | undefined
    } = {},
  ) => {
    const headers = {
      'accept-language': language,
      ...(key && { 'idempotency-key': key }),
      ...(token && { 'x-case-token': token }),
      ...(rev !== undefined && { 'if-match': `"${rev}"` }),
    }
    return room.call(as, line, { body, headers, ...(type && { type }) })
  }
  const ring = async (job = 'sweep-deadlines') => {
    const deadLetter = async ({ why }: { why: string }) => {
      throw new Error(why)
    }
    const records = [{ messageId: 'm', body: ringMessage(job, clock.now) }]
    const { batchItemFailures } = await queue({ ...engine, deadLetter })({ Records: records } as never)
    assert.deepEqual(batchItemFailures, [])
  }
  /** Delivers every fact told so far to the room itself, twice. */
  const hear = async () => {
    const facts = driver.unrelayed(100_000).map(({ row }) => toEnvelope(row, 'test'))
    const bodies = facts
      .filter(({ type }) => queue.manifest.consumes.some((fact) => fact.type === type))
      .map((fact) => JSON.stringify(fact))
    await atWork(queue, { engine, driver }).deliver(...bodies, ...bodies)
  }
  const moveTo = (instant: string) => {
    clock.now = instant
  }
  /** As a browser does: nobody is signed in, and nothing is added to what is asked. */
  const visit = (line: `${string} ${string}`, asking: Asking) => room.call('anyone', line, asking)
  return { engine, table, driver, files: room.files, call, visit, told: room.facts, ring, hear, moveTo }
}
export type CaseRoom = Awaited<ReturnType<typeof aCaseRoom>>

export const lamp = { gridCode: grid, category: 'facility-lamp', description: '村口的路灯不亮了，晚上走路看不见。' }
export const reporter = { name: '王小梅', phone: '10012345678', address: '乙村南巷 5 号' }
export const evidence = [{ kind: 'note', text: '已更换灯泡' }]

/** A case that a resident reported, and what may be done to it. */
export const anOpenedCase = async (room: CaseRoom, more: object = reporter) => {
  const { body } = await room.call('anyone', 'POST /v1/public/cases', { ...lamp, ...more })
  const { number, token } = body as { number: string; token: string }
  const give = (as: Who, verb: string, command: object = {}, key?: string) =>
    room.call(as, `POST /v1/cases/${number}/${verb}`, command, { key })
  const follow = (language = 'en') =>
    room.call('anyone', `GET /v1/public/cases/${number}`, undefined, { token, language })
  const rate = (stars: number, key?: string) =>
    room.call('anyone', `POST /v1/public/cases/${number}/rating`, { stars }, { token, key })
  return { number, token, give, follow, rate }
}
export type Opened = Awaited<ReturnType<typeof anOpenedCase>>

/** The county publishes 2027, with Monday 4 January off and Saturday 9 worked; what was provisional is settled. */
export const publish2027 = async ({ table, ring, engine }: Pick<CaseRoom, 'table' | 'ring' | 'engine'>) => {
  const { rev, ...config } = await table.need(CountyConfigRow, {})
  const { calendar } = config
  const published = {
    ...calendar,
    coveredThrough: '2027-12-31',
    holidays: [...calendar.holidays, '2027-01-01', '2027-01-04'],
    makeUpWorkdays: [...calendar.makeUpWorkdays, '2027-01-09'],
  }
  await table.write([put(CountyConfigRow, { ...config, calendar: published, rev })])
  engine.county.invalidate()
  await ring('settle-limits')
}

/** From acceptance by whoever has it to strike-off, over a unit that somebody of its level or above sends it to. */
export const walk = async ({ give }: Opened, holder: Who = 'worker', sender: Who = 'secretary') => {
  const answers = [
    await give(holder, 'accept'),
    await give(sender, 'dispatch', { unitId: 'u03', note: '请尽快' }),
    await give('clerk', 'start'),
    await give('clerk', 'solve', { evidence }),
    await give('secretary', 'check', { passed: true }),
    await give('secretary', 'answer', { text: '路灯已修好。' }),
  ]
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  return answers
}

/** Matters that few may know of. */
export const secret = { ...reporter, category: 'dispute-family', description: '家里的事，不想让邻居知道。' }
export const complaint = { ...reporter, category: 'interest-conduct', description: '办事拖拉，态度不好。' }

const askers: Who[] = ['worker', 'leader', 'secretary', 'official', 'boss', 'clerk', 'auditor', 'elsewhere']

/** Who of all these people is answered, with what is looked for. */
export const seenBy = async (
  { call }: CaseRoom,
  line: `${string} ${string}`,
  isSeen: (body: never) => boolean = () => true,
): Promise<Who[]> => {
  const seen: Who[] = []
  for (const who of askers) {
    const { status, body } = await call(who, line)
    if (status === 200 && isSeen(body as never)) seen.push(who)
  }
  return seen
}
export const readers = (room: CaseRoom, number: string) => seenBy(room, `GET /v1/cases/${number}`)
export const listers = (room: CaseRoom, path: string, number: string) =>
  seenBy(room, `GET ${path}`, ({ items }: { items: { caseId: string }[] }) =>
    items.some(({ caseId }) => caseId === number),
  )
