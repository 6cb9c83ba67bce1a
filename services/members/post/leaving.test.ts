import { put } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'
import { queue } from '../queue.ts'
import { AppointmentRow } from './table.ts'
import { aDesk, body, header } from './testing/a-posts-desk.ts'

const ending = async () => {
  const driver = openSqlite(':memory:')
  const desk = await aDesk(driver)
  const work = atWork(queue, { engine: desk.engine, driver })
  const lefts = () => desk.postFacts().filter(({ type }) => type === 'members.post-left.v1')
  const fill = async (more: object = {}) =>
    (await desk.call('admin', 'POST /v1/appointments', { body: { ...body, ...more } })).body.appointmentId as string
  const end = (appointmentId: string, given: object = {}) =>
    desk.call('admin', `POST /v1/appointments/${appointmentId}/end`, { body: given })
  return { ...desk, fill, end, lefts, ring: () => work.ring('end-posts') }
}
const left = { areaId: place.grid, role: 'grid-worker', memberId: 'm2' }

describe('leaving a post', () => {
  it('B12 is told at once when it ends at once, and once', async () => {
    const { fill, end, lefts, ring } = await ending()
    const appointmentId = await fill()
    await end(appointmentId)
    await end(appointmentId)
    await ring()
    expect(lefts()).toMatchObject([left])
  })

  it('B12 is told when the last day is over, not when that day was named, however often the timer rings', async () => {
    const { fill, end, lefts, ring, clock } = await ending()
    await end(await fill(), { to: '2026-12-02' })
    await fill({ role: 'grid-leader', to: '2026-12-02' })
    await ring()
    clock.now = '2026-12-02T15:59:59.999Z'
    await ring()
    expect(lefts()).toEqual([])
    clock.now = '2026-12-02T16:00:00.000Z'
    await ring()
    await ring()
    expect(lefts()).toHaveLength(2)
    expect(lefts()).toEqual(
      expect.arrayContaining([left, { ...left, role: 'grid-leader' }].map(expect.objectContaining)),
    )
  })

  it('B12 is not told of what never began, nor of what a file says was over long ago', async () => {
    const { fill, end, lefts, ring, clock, load } = await ending()
    await end(await fill({ from: '2026-12-10' }))
    await load('appointments', `${header}m1,grid-worker,${place.grid},,2020-01-01,2021-12-31\n`)
    clock.now = '2026-12-20T00:00:00.000Z'
    await ring()
    expect(lefts()).toEqual([])
  })

  it('B12 is told of ends that were written before anybody told of them', async () => {
    const { fill, lefts, ring, clock, table, engine } = await ending()
    const appointmentId = await fill({ to: '2026-12-02' })
    const found = await table.need(AppointmentRow, { appointmentId })
    // as it lay before: in no index of ends
    await table.write([put(AppointmentRow, { ...found, leftAt: '2026-11-30T00:00:00.000Z' })])
    const { leftAt: _, ...was } = await table.need(AppointmentRow, { appointmentId })
    await engine.table.write([put(AppointmentRow, was)])
    clock.now = '2026-12-02T16:00:00.000Z'
    await ring()
    expect(lefts()).toMatchObject([left])
  })
})
