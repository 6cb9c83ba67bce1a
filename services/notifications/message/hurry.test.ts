import * as cases from '@wangge/cases/contract'
import { aNight, reported, worker } from '../testing/a-night.ts'
import { aStanding } from '../testing/a-postbox.ts'

const { caseId: number } = aStanding

describe('what does not wait', () => {
  it('H1 a text whose limit the night would outlast goes out at once, and no other', async () => {
    for (const [limit, sent] of [
      ['2026-11-24T16:20:00.000Z', 1],
      ['2026-11-25T00:10:00.000Z', 1],
      ['2026-11-25T00:31:00.000Z', 0],
    ] as const) {
      const box = await aNight()
      await box.tell(cases.caseReported, { ...reported, dueAt: limit })
      expect([limit, box.handed.length]).toEqual([limit, sent])
    }
  })

  it('H1 C1 what tells a resident that their report was received', async () => {
    const box = await aNight()
    await box.tell(cases.caseReported, { ...reported, subjectId: 'farmer' })
    expect(box.shown()).toEqual({ farmer: expect.stringContaining(`编号${number}`) })
  })

  it('C2 what is about a case that has become an emergency: it waits no longer, once each', async () => {
    const box = await aNight()
    await box.tell(cases.caseReported, reported)
    await box.tell(cases.caseUrged, { ...reported, by: 'timer' })
    expect(box.handed).toEqual([])
    const emergency = { ...reported, class: 'emergency', step: 'accepted', holder: worker, onTime: true }
    await box.tell(cases.caseUrged, {
      ...emergency,
      step: 'reported',
      holder: aStanding.holder,
      by: 'person',
      actorId: 'boss',
    })
    expect(box.shown()).toEqual({ worker: expect.stringContaining('督办') })
    expect(box.handed).toHaveLength(1)
    expect(await box.morning()).toEqual({ worker: expect.stringContaining('督办') })
  })

  it('C2 an acceptance that makes it an emergency wakes what waits for others', async () => {
    const box = await aNight()
    await box.tell(cases.caseExtended, {
      ...reported,
      step: 'accepted',
      holder: worker,
      actorId: 'worker',
      days: 3,
      granted: false,
      pending: ['extension'],
    })
    expect(box.handed).toEqual([])
    await box.tell(cases.caseAccepted, {
      ...reported,
      class: 'emergency',
      step: 'accepted',
      holder: worker,
      actorId: 'worker',
      onTime: true,
      pending: ['extension'],
    })
    expect(box.shown()).toEqual({ secretary: expect.stringContaining('申请延期3天') })
  })
})
