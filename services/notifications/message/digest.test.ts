import { Posts } from '@wangge/access'
import * as cases from '@wangge/cases/contract'
import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { aPostbox, aStanding } from '../testing/a-postbox.ts'

const morning = '2026-11-24T02:00:00.000Z'
// 08:30 of the next days
const [first, second] = ['2026-11-25T00:30:00.000Z', '2026-11-26T00:30:00.000Z']
const urged = { ...aStanding, by: 'timer', holder: { role: 'county-leader', areaId: place.county } } as const
const numbered = (n: number) => `7KM3QX9T${String(n).padStart(2, '0')}`

/** The county leader, urged by time for so many cases. */
const aPile = async (many: number) => {
  const box = await aPostbox({ now: morning })
  for (let n = 0; n < many; n++) {
    const dueAt = `2026-11-${String(10 + (n % 10)).padStart(2, '0')}T10:00:00.000Z`
    await box.tell(cases.caseUrged, { ...urged, caseId: numbered(n), dueAt }, { id: `urge-${n}` })
  }
  await box.drain()
  return box
}

describe('the digest of the day', () => {
  it('H1 is one text a person and day: how many there are, and the three that wait longest', async () => {
    const box = await aPile(24)
    expect(box.handed).toEqual([])
    await box.sweepAt(first)
    const longest = [0, 10, 20].map((n) => `${numbered(n)}（路灯损坏，11月10日18:00）`).join('；')
    expect(box.shown()).toEqual({ boss: `【网格服务】有24件事项需您关注：${longest}。请登录查看。` })
    for (const at of ['2026-11-25T00:35:00.000Z', second]) await box.sweepAt(at)
    expect(box.handed).toHaveLength(1)
  })

  it('H1 has each matter once, as its latest fact says, and one alone in words of its own', async () => {
    const box = await aPostbox({ now: morning })
    for (const rev of [1, 2, 3]) await box.tell(cases.caseUrged, urged, { rev })
    await box.sweepAt(first)
    expect(box.shown()).toEqual({ boss: expect.stringContaining('催办') })
    expect(box.handed).toHaveLength(1)
  })

  it('H1 does not say again what comes again, and says on the next day what comes after it', async () => {
    const box = await aPile(2)
    await box.sweepAt(first)
    box.clock.now = '2026-11-25T00:40:00.000Z'
    await box.tell(cases.caseUrged, { ...urged, caseId: numbered(0) }, { id: 'urge-0', time: morning })
    await box.tell(cases.caseUrged, { ...urged, caseId: numbered(7) }, { time: morning })
    await box.sweepAt('2026-11-25T00:45:00.000Z')
    expect(box.handed).toHaveLength(1)
    await box.sweepAt(second)
    expect(box.shown()).toEqual({ boss: expect.stringContaining(numbered(7)) })
    expect(box.handed).toHaveLength(2)
  })

  it('promise 9 leaves out what is over by then, and is not sent when nothing is left', async () => {
    const box = await aPile(2)
    const over = { ...urged, step: 'cancelled', dueAt: undefined } as const
    await box.tell(cases.caseWithdrawn, { ...over, caseId: numbered(0) }, { rev: 2 })
    await box.tell(cases.caseWithdrawn, { ...over, caseId: numbered(1) }, { rev: 2 })
    await box.drain()
    const gone = box.handed.length
    await box.sweepAt(first)
    expect(box.handed).toHaveLength(gone)
    const states = (await box.messagesTo('boss')).map(({ template, state, why }) => [template, state, why])
    expect(states).toContainEqual(['digest', 'dropped', 'no-longer-true'])
  })

  it('promise 9 goes to whoever is in post when it is sent', async () => {
    const box = await aPile(2)
    const posts = await box.table.need(Posts, { areaId: place.county })
    const from = '2026-01-01T00:00:00.000Z'
    await box.table.write([put(Posts, { ...posts, posts: [{ role: 'county-leader', memberId: 'official', from }] })])
    await box.sweepAt(first)
    await box.drain()
    expect(box.shown()).toEqual({ official: expect.stringContaining('2 matters need you') })
    expect(await box.messagesTo('boss')).toMatchObject([{ state: 'dropped', why: 'no-longer-true' }])
  })

  it('C2 never has an emergency: that is told at once, also when it becomes one', async () => {
    const box = await aPostbox({ now: morning })
    await box.tell(cases.caseUrged, { ...urged, class: 'emergency' })
    await box.drain()
    expect(box.shown()).toEqual({ boss: expect.stringContaining('催办') })

    const later = await aPile(1)
    const accepted = { ...urged, caseId: numbered(0), class: 'emergency', onTime: true } as const
    await later.tell(cases.caseAccepted, accepted, { rev: 2 })
    await later.drain()
    expect(later.shown()).toEqual({ boss: expect.stringContaining('催办') })
    await later.sweepAt(first)
    expect(later.handed).toHaveLength(1)
  })

  it('H1 waits for nothing that must be read before it', async () => {
    const box = await aPostbox({ now: morning })
    const solved = { ...cases.caseSolved.example, ...aStanding, actorId: 'worker', holder: urged.holder } as const
    await box.tell(cases.caseSolved, { ...solved, dueAt: '2026-11-24T10:00:00.000Z' })
    await box.drain()
    expect(box.shown()).toEqual({ boss: expect.stringContaining('请于11月24日18:00前核查') })
  })

  it('C20 says nothing of what a confidential case is about', async () => {
    const box = await aPostbox({ now: morning })
    for (const n of [1, 2]) {
      const kept = { confidential: true, category: 'dispute-family', caseId: numbered(n) } as const
      await box.tell(cases.caseUrged, { ...urged, ...kept })
    }
    await box.sweepAt(first)
    expect(box.shown()).toEqual({ boss: expect.stringContaining('保密事项') })
    expect(JSON.stringify(box.shown())).not.toContain('纠纷')
  })

  it('H1 goes out at the hour that the county says', async () => {
    const box = await aPostbox({ now: morning, config: { messages: { digest: { at: '17:00', worst: 1 } } } })
    for (const n of [1, 2]) await box.tell(cases.caseUrged, { ...urged, caseId: numbered(n) })
    await box.sweepAt('2026-11-24T08:55:00.000Z')
    expect(box.handed).toEqual([])
    await box.sweepAt('2026-11-24T09:00:00.000Z')
    expect(box.shown()).toEqual({ boss: expect.stringMatching(/有2件事项需您关注：[^；]+。/) })
  })
})
