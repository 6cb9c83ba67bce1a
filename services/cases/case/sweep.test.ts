import type { EventItem } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { anOpenedCase, aCaseRoom as aRoom, walk } from '../testing/a-case-room.ts'
import { CaseRow } from './table/case.ts'

const { county } = place

describe('the sweep', () => {
  it('C8 C10 urges, then hands up one level at a time, each with a fact; overlapping rings are harmless', async () => {
    const room = await aRoom()
    const { number, follow } = await anOpenedCase(room)
    const story: unknown[] = []
    for (let act = 0; act < 7; act++) {
      const { actAt } = await room.table.need(CaseRow, { caseId: number })
      room.moveTo(actAt as string)
      await Promise.all([room.ring(), room.ring(), room.ring()])
      const { type, data } = room.told().at(-1) as EventItem
      story.push([type, data.level, data.previousLevel])
      expect(room.told()).toHaveLength(act + 2)
    }
    expect(story).toEqual([
      ['cases.case-urged.v1', 'grid', undefined],
      ['cases.case-handed-up.v1', 'village', 'grid'],
      ['cases.case-urged.v1', 'village', undefined],
      ['cases.case-handed-up.v1', 'township', 'village'],
      ['cases.case-urged.v1', 'township', undefined],
      ['cases.case-handed-up.v1', 'county', 'township'],
      ['cases.case-urged.v1', 'county', undefined],
    ])
    expect((await follow()).body.holder).toMatchObject({ post: 'County leader', area: `${county} 号` })
    const { body } = await room.call('auditor', `GET /v1/cases/${number}/ledger`)
    expect(body.verified).toBe(true)
  })

  it('C10 does one thing to a case after an outage of weeks', async () => {
    const room = await aRoom()
    for (let n = 0; n < 30; n++) await anOpenedCase(room, {})
    room.moveTo('2026-12-20T02:00:00.000Z')
    await room.ring()
    await room.ring()
    expect(room.told()).toHaveLength(60)
    expect(
      new Set(
        room
          .told()
          .slice(30)
          .map(({ type }) => type),
      ),
    ).toEqual(new Set(['cases.case-urged.v1']))
  })

  it('C9 leaves alone what is in time or struck off', async () => {
    const room = await aRoom()
    const done = await anOpenedCase(room)
    await walk(done)
    const before = room.told().length
    await room.ring()
    room.moveTo('2027-03-01T00:00:00.000Z')
    await room.ring()
    expect(room.told()).toHaveLength(before)
  })
})
