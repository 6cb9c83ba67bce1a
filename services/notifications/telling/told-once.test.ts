import * as cases from '@wangge/cases/contract'
import { place } from '@wangge/testing/a-room'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'

const worker = aStanding.holder

describe('what is told', () => {
  it('C8 an urging that its author repeats while no reply has come is one text', async () => {
    const box = await aPostbox()
    for (const again of [{}, { again: true }, { again: true }] as const)
      await box.tell(cases.caseUrged, { ...aStanding, by: 'person', actorId: 'boss', ...again })
    await box.drain()
    expect(box.handed).toHaveLength(1)
  })

  it.each([
    ['accepted', cases.caseAccepted, { previousClass: 'emergency', onTime: true }, ['duty', 'leader', 'official']],
    [
      'corrected',
      cases.caseCorrected,
      {
        ...{ was: { ...cases.caseCorrected.example.was, areaId: place.grid, class: 'emergency' }, previous: worker },
        reportedAt: '2026-11-24T01:00:00.000Z',
      },
      ['duty', 'leader', 'official'],
    ],
  ])('C2 an emergency %s as none: those alerted, at night too, once each', async (_what, fact, data, told) => {
    const box = await aPostbox({ now: '2026-11-24T15:00:00.000Z' })
    await box.tell(fact, { ...aStanding, step: 'accepted', actorId: 'worker', ...data } as never)
    await box.drain()
    expect(Object.keys(box.shown()).toSorted()).toEqual(told)
    expect(box.shown().duty).toContain('不按突发事项处置')
    expect(box.handed).toHaveLength(3)
  })

  it.each([
    ['of a unit, the unit', { role: 'department', areaId: place.township, unitId: 'u1' }, '单位u1有人离岗'],
    [
      'of a township, the township',
      { role: 'township-official', areaId: place.township },
      `${place.township} 号有人离岗`,
    ],
  ])('B12 somebody left a post: %s', async (_what, left, says) => {
    const box = await aPostbox()
    await box.tell(cases.workFellBack, { areaId: place.grid, holder: worker, left } as never)
    await box.drain()
    expect(box.shown()).toEqual({ worker: expect.stringContaining(says) })
  })

  it('B12 a post that is filled again: not that somebody left', async () => {
    const box = await aPostbox()
    await box.tell(cases.workFellBack, { areaId: place.grid, holder: worker, filled: true })
    await box.drain()
    expect(box.shown()).toEqual({ worker: expect.stringContaining('岗位已有人在岗') })
  })
})
