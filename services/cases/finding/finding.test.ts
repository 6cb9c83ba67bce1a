import { itemSize } from '@wangge/table/size'
import { place } from '@wangge/testing/a-room'
import { LookRow } from '../case/table/look.ts'
import { aCaseRoom, anOpenedCase, type Who } from '../testing/a-case-room.ts'
import {
  aFullRoom,
  asText,
  countsAreThoseOfLists,
  listReaders,
  type Query,
  readableTo,
  walkedPages,
} from './testing/case-lists.ts'

const { village, grid, nextGrid, otherGrid } = place

describe('asking for cases', () => {
  let full: Awaited<ReturnType<typeof aFullRoom>>
  beforeAll(async () => {
    full = await aFullRoom()
  })

  it('L1 counts are those of the list they count, whoever asks and however', async () => {
    expect(await countsAreThoseOfLists(full.room, 150)).toBeGreaterThan(100)
  })

  it('L1 shows nobody what they could not read, and everything else', async () => {
    const { room, made } = full
    for (const as of listReaders) {
      const { items } = await walkedPages(room, as, {}, 100)
      const mine = await walkedPages(room, as, { holder: 'me' }, 100)
      const readable = await readableTo(
        room,
        as,
        made.map(({ number }) => number),
      )
      const shown = new Set([...items, ...mine.items].map(({ caseId }) => caseId))
      if (as !== 'clerk') expect(shown).toEqual(readable)
      else expect([...shown].every((one) => readable.has(one))).toBe(true)
    }
  })

  it('L1 is stable: the newest first, each once, at any page size', async () => {
    const { room, made } = full
    const whole = await walkedPages(room, 'boss', {}, 100)
    expect(whole.items.map(({ caseId }) => caseId)).toEqual(made.map(({ number }) => number).toReversed())
    for (const limit of [1, 5, 35, 36, 37])
      expect((await walkedPages(room, 'boss', {}, limit)).items).toEqual(whole.items)
  })

  it.each<[string, Query, (one: { at: string; gridCode: string; category: string | undefined }) => boolean]>([
    ['an area', { area: village }, ({ gridCode }) => gridCode !== otherGrid],
    ['a grid', { area: nextGrid }, ({ gridCode }) => gridCode === nextGrid],
    [
      'a branch of the categories',
      { category: 'facility' },
      ({ category }) => category?.startsWith('facility-') === true,
    ],
    ['a leaf', { category: 'dispute-neighbours' }, ({ category }) => category === 'dispute-neighbours'],
    [
      // sixteen hundred UTC on the thirty-first is the first of November there
      'a month of the county',
      { period: '2026-11' },
      ({ at }) => at >= '2026-10-31T16:00:00.000Z' && at < '2026-11-30T16:00:00.000Z',
    ],
  ])('L1 takes those of %s and no others', async (_, query, isMeant) => {
    const { room, made } = full
    const wanted = made.filter(isMeant).map(({ number }) => number)
    expect(wanted.length).toBeGreaterThan(3)
    const { items } = await walkedPages(room, 'boss', query)
    expect(items.map(({ caseId }) => caseId)).toEqual(wanted.toReversed())
  })

  it('L1 finds what lies with a person, and with a post whoever of it has taken it on', async () => {
    const { room, made } = full
    const held = async (query: Query) => (await walkedPages(room, 'boss', query)).items.map(({ caseId }) => caseId)
    const inGrid = new Set(made.filter(({ gridCode }) => gridCode === grid).map(({ number }) => number))
    const withPost = await held({ holder: `post:grid-worker:${grid}` })
    const inPerson = await held({ holder: 'member:worker' })
    expect(inPerson.length).toBeGreaterThan(0)
    expect(withPost.length).toBeGreaterThan(inPerson.length)
    expect(withPost.every((one) => inGrid.has(one))).toBe(true)
    expect(withPost).toEqual(expect.arrayContaining(inPerson))
    expect(await held({ holder: 'member:worker', state: 'closed' })).toEqual([])
  })

  it('L1 sorts a work list by what is due next', async () => {
    const query = { holder: `post:grid-worker:${grid}`, sort: 'due' }
    const { items } = await walkedPages(full.room, 'worker', query, 3)
    const due = items.map(({ dueAt }) => dueAt as string)
    expect(due.length).toBeGreaterThan(3)
    expect(due).toEqual(due.toSorted())
    const { items: newest } = await walkedPages(full.room, 'worker', { ...query, sort: 'newest' })
    expect(items.map(({ caseId }) => caseId).toSorted()).toEqual(newest.map(({ caseId }) => caseId).toSorted())
    const { status, body } = await full.room.call('boss', 'GET /v1/cases?sort=due')
    expect([status, body.errors[0].path]).toEqual([422, 'sort'])
  })

  it.each<[string, string]>([
    ['category=no-such', 'category'],
    ['holder=everybody', 'holder'],
    ['holder=post:emperor:330723', 'holder'],
    ['state=lost', 'state'],
    ['step=done', 'step'],
    ['class=urgent', 'class'],
    ['period=2026-13', 'period'],
    ['period=2026-W54', 'period'],
    ['overdue=maybe', 'overdue'],
    ['colour=red', 'colour'],
  ])('L1 %s is 422 naming %s, in the list and in its counts', async (query, field) => {
    for (const path of ['/v1/cases', '/v1/cases/counts']) {
      const { status, body } = await full.room.call('boss', `GET ${path}?${query}`)
      expect([status, body.errors[0].path]).toEqual([422, field])
    }
  })
})

describe('an index entry of a case', () => {
  it('P5 is small enough for a page of twenty-five and one more in one read', async () => {
    const room = await aCaseRoom()
    const one = await anOpenedCase(room, {
      description: '村口的路灯不亮了，晚上走路看不见，老人和孩子经过时很不安全。',
      category: 'environment-litter',
    })
    await one.give('worker', 'accept')
    await one.give('secretary', 'dispatch', { unitId: 'u03' })
    const { rows } = await room.driver.query({ index: 1, pk: `cases#open#${village}`, limit: 1 })
    const bytes = itemSize(rows[0] as object)
    expect(bytes).toBeLessThanOrEqual(Math.floor(8192 / 26))
    expect(bytes).toBeGreaterThan(200)
  })
})

describe('whose cases', () => {
  it('L1 finds those of one phone, of those that one may unmask, and writes each look down', async () => {
    const room = await aCaseRoom()
    const mine = await anOpenedCase(room, { phone: '10012345678', name: '王小梅' })
    const far = await anOpenedCase(room, { phone: '100 1234 5678', gridCode: otherGrid })
    await anOpenedCase(room, { phone: '10012345679' })
    await anOpenedCase(room, {})
    const of = (as: Who, phone: string) => room.call(as, `GET /v1/cases?${asText({ reporter: phone })}`)
    const numbers = ({ body }: Awaited<ReturnType<typeof of>>) =>
      body.items.map(({ caseId }: { caseId: string }) => caseId).toSorted()
    expect(numbers(await of('boss', '+86 10012345678'))).toEqual([mine.number, far.number].toSorted())
    expect(numbers(await of('worker', '10012345678'))).toEqual([mine.number])
    expect(numbers(await of('worker', '10012345670'))).toEqual([])
    expect((await of('auditor', '10012345678')).status).toBe(403)
    const { status, body } = await of('boss', 'nobody')
    expect([status, body.errors[0].path]).toEqual([422, 'reporter'])
    const looks = await room.table.list(LookRow, `case#${mine.number}`, { prefix: 'look#' })
    expect(looks.items.map(({ memberId, what }) => [memberId, what])).toEqual([
      ['boss', 'personal'],
      ['worker', 'personal'],
    ])
    expect(JSON.stringify(room.driver.database.prepare('SELECT * FROM rows').all())).not.toContain('10012345678')
  })
})
