import { householdLinked } from '@wangge/members/contract'
import { place } from '@wangge/testing/a-room'
import { api } from '../api.ts'
import { queue } from '../queue.ts'
import { aContact, aWeek, week } from '../testing/a-week.ts'

describe('listing sheets', () => {
  const membersOf = ({ body }: { body: { items: { memberId: string }[] } }) =>
    body.items.map(({ memberId }) => memberId)

  it('L1 shows the workers of a subtree, and nobody beyond it', async () => {
    const { call } = await aWeek({ api, queue })
    const under = (as: string, area: string) => call(as, `GET /v1/sheets?area=${area}&period=${week.period}`)
    expect(membersOf(await under('official', place.township))).toEqual(['w1', 'w2', 'w3'])
    expect(membersOf(await under('secretary', place.village))).toEqual(['w1', 'w2'])
    expect(membersOf(await under('secretary', place.nextGrid))).toEqual(['w2'])
    for (const beyond of [place.otherGrid, place.township, '999999'])
      expect((await under('secretary', beyond)).status).toBe(404)
    expect((await under('clerk', place.township)).status).toBe(403)
  })

  it('L1 pages through areas and workers without a gap or a repeat', async () => {
    const { call, tell, ring, clock } = await aWeek({ api, queue, opened: false })
    const areas = [place.grid, place.otherGrid, place.nextGrid]
    const workers = Array.from({ length: 23 }, (_, n) => `x${10 + n}`)
    for (const [n, memberId] of workers.entries())
      await tell(
        householdLinked,
        { memberId, householdId: `X${n}`, areaId: areas[n % 3] as string, frequency: 'weekly' },
        { time: week.linked },
      )
    clock.now = week.monday
    await ring('open-week')
    const seen: string[] = []
    let next: string | undefined
    do {
      const cursor = next === undefined ? '' : `&after=${next}`
      const page = await call(
        'official',
        `GET /v1/sheets?area=${place.township}&period=${week.period}&limit=4${cursor}`,
      )
      seen.push(...membersOf(page))
      next = page.body.next
    } while (next)
    const here = (areaIds: string[]) => workers.filter((_, n) => areaIds.includes(areas[n % 3] as string))
    expect(seen).toEqual(['w1', 'w2', ...here([place.grid, place.nextGrid]), 'w3', ...here([place.otherGrid])])
  })

  it('B12 shows a worker once who is linked in two villages, with all they owe', async () => {
    const { call, tell, ring, sheet, clock } = await aWeek({ api, queue, opened: false })
    const moved = { memberId: 'w1', areaId: place.otherGrid, householdId: 'H8', frequency: 'weekly' } as const
    await tell(householdLinked, moved, { subject: 'H8', time: '2026-11-21T01:00:00.000Z' })
    clock.now = week.monday
    await ring('open-week')
    const { due, areaId, households } = await sheet()
    expect({ due, areaId, households: households.length }).toEqual({ due: 5, areaId: place.otherGrid, households: 4 })
    const whole = await call('official', `GET /v1/sheets?area=${place.township}&period=${week.period}`)
    expect(membersOf(whole).filter((memberId) => memberId === 'w1')).toHaveLength(1)
  })

  it('E2 refuses a period that is no week', async () => {
    const { call } = await aWeek({ api, queue })
    for (const [as, line] of [
      ['w1', 'GET /v1/my/sheets?period=2026-11'],
      ['official', `GET /v1/sheets?area=${place.township}&period=2026-W54`],
    ] as const) {
      const { status, body } = await call(as, line)
      expect([status, body.errors[0].path]).toEqual([422, 'period'])
    }
  })

  it('E2 lists a worker’s own contacts, latest first', async () => {
    const { call, record } = await aWeek({ api, queue })
    for (let n = 0; n < 5; n++) await record(aContact({ purpose: n % 2 ? 'policy' : 'dispute' }))
    const first = (await call('w1', 'GET /v1/my/contacts?limit=3')).body
    const second = (await call('w1', `GET /v1/my/contacts?limit=3&after=${first.next}`)).body
    const listed = [...first.items, ...second.items].map(({ contactId }) => contactId)
    expect(listed).toEqual(listed.toSorted().reverse())
    expect([listed.length, second.next]).toEqual([5, undefined])
    expect((await call('w2', 'GET /v1/my/contacts')).body.items).toEqual([])
  })
})
