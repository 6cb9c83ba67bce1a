import { anOpenedCase, aCaseRoom as aRoom, walk } from '../testing/a-case-room.ts'
import { aMadeRequest, get, idsOf, xmlOf } from './testing/an-open311-client.ts'

describe('updates of Open311 requests (M1)', () => {
  it('M1 tells the steps of a request, of those between two days, or of one that is named', async () => {
    const room = await aRoom()
    const one = await anOpenedCase(room)
    room.moveTo('2026-11-24T02:00:00.000Z')
    await walk(one)
    room.moveTo('2026-11-25T02:00:00.000Z')
    const other = await aMadeRequest(room)
    const { body } = await get(room, `servicerequestupdates.json?service_request_id=${one.number}`)
    const told = body.map(({ status, description }: Record<string, string>) => `${status} ${description}`)
    expect(told).toEqual([
      'open Reported',
      'open Accepted',
      'open Dispatched',
      'open Being handled',
      'open Solved, to be checked',
      'open Checked, to be answered',
      'open Answered',
      'closed Struck off',
    ])
    expect(body[0]).toEqual({
      update_id: expect.any(String),
      service_request_id: one.number,
      status: 'open',
      updated_datetime: '2026-11-23T02:00:00.000Z',
      description: 'Reported',
      media_url: null,
    })
    const since = (query: string) => get(room, `servicerequestupdates.json?${query}`)
    const all = await since('')
    expect(all.body.map(({ updated_datetime: at }: { updated_datetime: string }) => at)).toEqual(
      [...all.body].map(({ updated_datetime: at }: { updated_datetime: string }) => at).sort(),
    )
    expect(new Set(idsOf(all))).toEqual(new Set([one.number, other]))
    expect(idsOf(await since('start_date=2026-11-24T12:00:00Z'))).toEqual([other])
    expect(idsOf(await since('start_date=2026-11-24T00:00:00Z&end_date=2026-11-24T23:00:00Z'))).toHaveLength(7)
    expect(idsOf(await since('page=2&page_size=8'))).toEqual([other])
    const { text } = await get(room, `servicerequestupdates.xml?service_request_id=${other}`)
    expect(xmlOf(text).service_request_updates.request_update.service_request_id).toBe(other)
    for (const secret of ['已更换', '修好', '尽快', 'secretary', 'clerk', 'u03']) expect(all.text).not.toContain(secret)
  })
})
