import { Posts } from '@wangge/access'
import * as cases from '@wangge/cases/contract'
import type { Fact } from '@wangge/contract'
import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'

const { caseId: number } = aStanding
// 22:00 in the county, and 08:00 of the next day
const [night, dawn] = ['2026-11-24T14:00:00.000Z', '2026-11-25T00:00:00.000Z']
const dueAt = '2026-11-25T10:00:00.000Z'
const reported = { ...aStanding, dueAt, source: 'resident', subjectId: undefined } as const
const worker = { ...aStanding.holder, memberId: 'worker' }
const secretary = { role: 'village-secretary', areaId: place.village } as const

/** A night in which facts of one case come one after the other. */
const aNight = async () => {
  const box = await aPostbox({ now: night })
  let rev = 0
  const tell = async (fact: Fact, data: object) => {
    rev += 1
    await box.tell(fact, { ...data, dueAt: 'dueAt' in data ? data.dueAt : dueAt } as never, { rev })
    await box.drain()
  }
  const morning = async () => {
    await box.sweepAt(dawn)
    await box.drain()
    return box.shown()
  }
  const whyOf = async (recipient: string) =>
    (await box.messagesTo(recipient)).map(({ state, why }) => [state, why].filter(Boolean).join(' ')).toSorted()
  return { ...box, tell, morning, whyOf }
}

describe('what waits for the morning', () => {
  it('H1 is sent as it is when nothing has happened', async () => {
    const box = await aNight()
    await box.tell(cases.caseReported, reported)
    expect(box.shown()).toEqual({})
    expect(await box.morning()).toEqual({ worker: expect.stringContaining('请于11月25日18:00前受理') })
  })

  it.each([
    ['whoever was to be told has accepted it', cases.caseAccepted, { step: 'accepted', holder: worker, onTime: true }],
    [
      'somebody else has accepted it',
      cases.caseAccepted,
      { step: 'accepted', holder: { ...worker, memberId: 'neighbour' }, onTime: true },
    ],
    [
      'it was solved',
      cases.caseSolved,
      { ...cases.caseSolved.example, ...aStanding, step: 'solved', actorId: 'worker', holder: worker },
    ],
    ['it was withdrawn', cases.caseWithdrawn, { step: 'cancelled', dueAt: undefined }],
    [
      'it was merged',
      cases.caseMerged,
      { ...cases.caseMerged.example, ...aStanding, step: 'merged', actorId: 'leader', dueAt: undefined },
    ],
    [
      'it was handed up',
      cases.caseHandedUp,
      {
        level: 'village',
        holder: secretary,
        by: 'person',
        actorId: 'worker',
        previous: aStanding.holder,
        previousLevel: 'grid',
      },
    ],
  ])(
    'promise 9 is dropped when %s, and whoever never heard of it is not told that it is gone',
    async (_what, fact, data) => {
      const box = await aNight()
      await box.tell(cases.caseReported, reported)
      await box.tell(fact, { ...aStanding, subjectId: undefined, ...data })
      expect(await box.morning()).not.toHaveProperty('worker')
      for (const why of await box.whyOf('worker'))
        expect(why).toMatch(/^dropped (superseded|never-told|no-longer-true)$/)
    },
  )

  it('H1 whoever knew of it by day is told that it is gone', async () => {
    const box = await aNight()
    await box.tell(cases.caseUrged, { ...reported, by: 'person', actorId: 'boss' })
    await box.tell(cases.caseWithdrawn, { ...aStanding, step: 'cancelled', dueAt: undefined })
    expect(await box.morning()).toEqual({ worker: expect.stringContaining('不必再办') })
    expect(box.handed).toHaveLength(1)
    expect(await box.whyOf('worker')).toEqual(['delivered', 'dropped superseded'])
  })

  it('H1 says the limit that holds by then', async () => {
    const box = await aNight()
    const unit = { role: 'department', areaId: place.village, unitId: 'u1' } as const
    const dispatched = { ...aStanding, subjectId: undefined, step: 'dispatched', holder: unit, unitId: 'u1' }
    await box.tell(cases.caseDispatched, dispatched)
    const later = '2026-11-27T10:00:00.000Z'
    await box.tell(cases.extensionDecided, { ...dispatched, dueAt: later, days: 2, granted: true, askedBy: 'mate' })
    expect(await box.morning()).toMatchObject({ clerk: expect.stringContaining('请于11月27日18:00前办理') })
  })

  it('promise 9 is told to whoever is in post by then, not to the one before', async () => {
    const box = await aNight()
    await box.tell(cases.caseReported, reported)
    const posts = await box.table.need(Posts, { areaId: place.grid })
    const from = '2026-01-01T00:00:00.000Z'
    const others = posts.posts.filter(({ role }) => role !== 'grid-worker')
    await box.table.write([
      put(Posts, { ...posts, posts: [...others, { role: 'grid-worker', memberId: 'neighbour', from }] }),
    ])
    expect(await box.morning()).toEqual({ neighbour: expect.stringContaining('accept by 25 Nov 18:00') })
    expect(await box.whyOf('worker')).toEqual(['dropped not-in-post'])
    await box.sweepAt('2026-11-25T00:05:00.000Z')
    expect(box.handed).toHaveLength(1)
  })

  it('H1 is one text for one person and case, and what is told of another case is another', async () => {
    const box = await aNight()
    const farmers = { ...reported, subjectId: 'farmer' }
    await box.tell(cases.caseAnswered, { ...farmers, step: 'accepted', final: false, text: '已派人查看。' })
    await box.tell(cases.caseAnswered, { ...farmers, step: 'accepted', final: false, text: '灯泡已订购。' })
    expect(await box.morning()).toEqual({
      farmer: `【网格服务】您反映的事项${number}进展：已派人查看。 您反映的事项${number}进展：灯泡已订购。`,
    })
    expect(await box.whyOf(number)).toEqual(['delivered', 'dropped joined'])
  })

  it('C9 a question that was answered in the night is not asked in the morning', async () => {
    const box = await aNight()
    const asked = { ...reported, subjectId: 'farmer', step: 'waiting', actorId: 'worker', holder: worker }
    await box.tell(cases.residentAsked, { ...asked, text: '哪一盏？', until: '2026-11-27T16:00:00.000Z' })
    await box.tell(cases.caseResumed, { ...asked, step: 'accepted', by: 'resident' })
    expect(await box.morning()).not.toHaveProperty('farmer')
    expect(await box.whyOf(number)).toEqual(['dropped no-longer-true'])
  })

  it('H1 facts that come in the wrong order change nothing', async () => {
    const box = await aPostbox({ now: night })
    await box.tell(cases.caseAccepted, { ...reported, step: 'accepted', holder: worker, onTime: true } as never, {
      rev: 2,
    })
    await box.tell(cases.caseReported, reported, { rev: 1 })
    await box.sweepAt(dawn)
    expect(box.handed).toEqual([])
  })
})

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

  it('C2 C24 what is about a case that has become an emergency: it waits no longer, once each', async () => {
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

  it('C2 C24 an acceptance that makes it an emergency wakes what waits for others', async () => {
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
