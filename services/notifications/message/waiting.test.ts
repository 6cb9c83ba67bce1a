import { Posts } from '@wangge/access'
import * as cases from '@wangge/cases/contract'
import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { aNight, dawn, night, reported, worker } from '../testing/a-night.ts'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'

const { caseId: number } = aStanding
const secretary = { role: 'village-secretary', areaId: place.village } as const

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
    await box.tell(cases.caseWithdrawn, { ...aStanding, subjectId: undefined, step: 'cancelled', dueAt: undefined })
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

  it('C9 says of a limit that it is expected, and no longer once it was settled meanwhile', async () => {
    for (const [fact, says] of [
      [undefined, '请于12月1日15:00（预计）前受理'],
      [cases.limitSettled, '请于12月1日11:00前受理'],
    ] as const) {
      const box = await aNight()
      await box.tell(cases.caseReported, { ...reported, dueAt: '2026-12-01T07:00:00.000Z', provisional: true })
      if (fact) await box.tell(fact, { ...reported, dueAt: '2026-12-01T03:00:00.000Z' })
      expect(await box.morning()).toEqual({ worker: expect.stringContaining(says) })
    }
  })

  it('C9 tells a resident too the limit that was settled meanwhile', async () => {
    const box = await aNight()
    const accepted = { ...reported, subjectId: 'farmer', step: 'accepted', holder: worker }
    await box.tell(cases.caseExtended, { ...accepted, provisional: true, actorId: 'worker', days: 3, granted: true })
    await box.tell(cases.limitSettled, { ...accepted, dueAt: '2026-12-01T03:00:00.000Z' })
    expect(await box.morning()).toEqual({ farmer: expect.stringContaining('新的期限为12月1日11:00。') })
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
