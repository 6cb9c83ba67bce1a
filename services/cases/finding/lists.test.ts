import { place } from '@wangge/testing/a-room'
import { CaseRow } from '../case/table/case.ts'
import { anOpenedCase, aCaseRoom as aRoom, evidence, start, type Who, walk } from '../testing/a-case-room.ts'

const { township, village, grid, nextGrid, otherGrid } = place

describe('lists of cases', () => {
  it('C5 shows what lies with me, with my post and with my unit', async () => {
    const room = await aRoom()
    const { number, give } = await anOpenedCase(room)
    const mine = async (who: Who) =>
      (await room.call(who, 'GET /v1/cases?holder=me')).body.items.map(({ caseId }: { caseId: string }) => caseId)
    expect(await mine('worker')).toEqual([number])
    expect(await mine('leader')).toEqual([])
    await give('worker', 'accept')
    expect(await mine('worker')).toEqual([number])
    await give('secretary', 'dispatch', { unitId: 'u03' })
    expect(await mine('worker')).toEqual([])
    expect(await mine('clerk')).toEqual([number])
    await give('clerk', 'start')
    await give('clerk', 'solve', { evidence })
    expect(await mine('secretary')).toEqual([number])
  })

  it('L1 lists a subtree and no more, newest first, paged without a gap', async () => {
    const room = await aRoom()
    const numbers: Record<string, string[]> = {}
    for (let n = 0; n < 12; n++) {
      room.moveTo(new Date(Date.parse(start) + n * 60_000).toISOString())
      const gridCode = [grid, nextGrid, otherGrid][n % 3] as string
      const { number } = await anOpenedCase(room, { gridCode })
      numbers[gridCode] = [number, ...(numbers[gridCode] ?? [])]
    }
    const list = async (who: Who, query: string) => {
      const seen: string[] = []
      let after: string | undefined
      do {
        const cursor = after ? `&after=${encodeURIComponent(after)}` : ''
        const { status, body } = await room.call(who, `GET /v1/cases?limit=2${query}${cursor}`)
        if (status !== 200) return status
        expect(body.items.length > 0 || body.next === undefined).toBe(true)
        seen.push(...body.items.map(({ caseId }: { caseId: string }) => caseId))
        after = body.next
      } while (after)
      return seen
    }
    const sorted = (...grids: string[]) => grids.flatMap((one) => numbers[one] ?? []).sort()
    const all = (await list('official', `&area=${township}`)) as string[]
    expect([...all].sort()).toEqual(sorted(grid, nextGrid, otherGrid))
    const times = await Promise.all(all.map(async (caseId) => (await room.table.need(CaseRow, { caseId })).reportedAt))
    expect(times).toEqual([...times].sort().reverse())
    expect(await list('worker', '')).toEqual(numbers[grid])
    expect(await list('secretary', `&area=${nextGrid}`)).toEqual(numbers[nextGrid])
    expect(await list('worker', `&area=${village}`)).toBe(404)
    expect(await list('worker', `&area=${otherGrid}`)).toBe(404)
    expect(await list('volunteer', '')).toBe(403)
    expect(await list('boss', '&step=accepted')).toEqual([])
    expect(((await list('boss', '&category=facility-lamp')) as string[]).length).toBe(12)
  })

  it('C9 lists what is overdue, and what is closed', async () => {
    const room = await aRoom()
    const late = await anOpenedCase(room)
    const closed = await anOpenedCase(room)
    await walk(closed)
    const ids = async (query: string) =>
      (await room.call('secretary', `GET /v1/cases?area=${village}&${query}`)).body.items.map(
        ({ caseId }: { caseId: string }) => caseId,
      )
    expect(await ids('overdue=true')).toEqual([])
    expect(await ids('step=struck-off')).toEqual([closed.number])
    room.moveTo('2026-11-24T02:00:00.000Z')
    expect(await ids('overdue=true')).toEqual([late.number])
  })
})
