import { place } from '@wangge/testing/a-room'
import { type CaseRoom, start, type Who } from '../testing/a-case-room.ts'
import { aFullRoom, countsAreThoseOfLists, walkedPages } from './testing/case-lists.ts'

const { otherGrid } = place

describe('counting what is confidential', () => {
  const mark = async (
    room: CaseRoom,
    { give }: { give: (as: Who, command: string, body: object) => Promise<unknown> },
    n: number,
  ) => {
    await give('boss', 'mark-confidential', { reason: '涉及家事' })
    if (n % 9 === 0) await give('official', 'viewers', { memberId: 'secretary', reason: '协助调解' })
    room.moveTo(start)
  }
  const closedOf = async (room: CaseRoom, as: Who) =>
    (await room.call(as, 'GET /v1/cases/counts?state=closed')).body.total as number

  it('C20 L1 counts of closed cases leave out what their list leaves out, and no more', async () => {
    const { room, made } = await aFullRoom()
    const before = await closedOf(room, 'boss')
    for (const [n, one] of made.entries()) if (n % 6 === 3 || n % 7 === 1) await mark(room, one, n)
    expect(await closedOf(room, 'boss')).toBeLessThan(before)
    const { items } = await walkedPages(room, 'secretary', { state: 'closed' })
    expect(items.some((one) => 'confidential' in one)).toBe(true)
    expect(await countsAreThoseOfLists(room, 100)).toBeGreaterThan(50)
  })

  it('L1 counts cases that were last written before their place in a list said where they are', async () => {
    const { room, made } = await aFullRoom()
    for (const [n, one] of made.entries()) if (n % 7 === 3) await mark(room, one, n)
    const counted = (await room.call('boss', 'GET /v1/cases/counts')).body
    const { changes } = room.driver.database
      .prepare(
        "UPDATE rows SET i1s = substr(i1s, 1, instr(i1s, '@') - 1) WHERE e = 'case' AND instr(i1s, '@') AND d NOT LIKE ?",
      )
      .run(`%${otherGrid}%`)
    expect(changes).toBeGreaterThan(1)
    expect((await room.call('boss', 'GET /v1/cases/counts')).body).toEqual(counted)
    expect(await countsAreThoseOfLists(room, 60)).toBeGreaterThan(30)
  })
})
