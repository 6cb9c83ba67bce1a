import { Posts, Rights, UnitPosts } from '@wangge/access'
import { postFilled, postLeft } from '@wangge/members/contract'
import { type Item, put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'
import { CaseRow } from '../case/table/case.ts'
import { aDeed } from '../deed/testing/a-deed.ts'
import { agreement, aMediatedDispute, dispute } from '../mediation/testing/a-dispute.ts'
import { queue } from '../queue.ts'
import { aCaseRoom, anOpenedCase, type CaseRoom, evidence, start, type Who } from '../testing/a-case-room.ts'

const { grid, township, village } = place
const from = '2026-01-01T00:00:00.000Z'

/** A room in which people leave posts and fill them. */
const aChangingRoom = async () => {
  const room = await aCaseRoom()
  const { table } = room
  const work = atWork(queue, room)
  const held = async (areaId: string) => table.need(Posts, { areaId })
  const leave = async (memberId: string, role: 'grid-worker' | 'village-secretary' | 'grid-leader', areaId: string) => {
    const row = await held(areaId)
    await table.write([put(Posts, { ...row, posts: row.posts.filter((post) => post.memberId !== memberId) })])
    const fact = { areaId, role, memberId, from, to: start }
    const tell = () => work.tell(postLeft, fact, { id: `${memberId}-left` })
    await tell()
    return tell
  }
  const fill = async (memberId: string, role: 'grid-worker', areaId: string) => {
    const row = await held(areaId)
    await table.write([put(Posts, { ...row, posts: [...row.posts, { role, memberId, from }] })])
    await work.tell(postFilled, { areaId, role, memberId, from }, { id: `${memberId}-filled` })
  }
  const empty = async (unitId: string, memberId: string) => {
    await table.write([put(UnitPosts, { ...(await table.need(UnitPosts, { unitId })), posts: [] })])
    const fact = { areaId: township, role: 'department' as const, memberId, unitId, from, to: start }
    await work.tell(postLeft, fact, { id: `${unitId}-left` })
  }
  const holderOf = async (caseId: string) => (await table.need(CaseRow, { caseId })).holder
  const toldPosts = () =>
    room.told().flatMap(({ type, data }) => (type === 'cases.work-fell-back.v1' ? [data.holder] : []))
  return { ...room, leave, fill, empty, holderOf, toldPosts }
}

describe('what somebody who left had', () => {
  it('B12 C10 is the post’s at once: another who fills it has it on their list, and is told once', async () => {
    const room = await aChangingRoom()
    await room.fill('neighbour', 'grid-worker', grid)
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    const again = await room.leave('worker', 'grid-worker', grid)
    await again()
    expect(await room.holderOf(number)).toEqual({ role: 'grid-worker', areaId: grid })
    expect(room.toldPosts()).toEqual([{ role: 'grid-worker', areaId: grid }])
    const { body } = await room.call('secretary', `GET /v1/cases/${number}/ledger`)
    expect(body.verified).toBe(true)
    expect(body.entries.filter(({ command }: { command: string }) => command === 'fall-back')).toMatchObject([
      { from: 'accepted', to: 'accepted', facts: { previous: { memberId: 'worker' } } },
    ])
    expect((await give('neighbour', 'solve', { evidence })).status).toBe(404)
  })

  it('B12 C10 lies with the next post there while nobody fills it, and comes back to whoever does', async () => {
    const room = await aChangingRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    await room.leave('worker', 'grid-worker', grid)
    expect(await room.holderOf(number)).toEqual({ role: 'grid-leader', areaId: grid })
    await room.leave('leader', 'grid-leader', grid)
    expect((await room.holderOf(number)).areaId).not.toBe(grid)
    await room.fill('neighbour', 'grid-worker', grid)
    expect(await room.holderOf(number)).toEqual({ role: 'grid-worker', areaId: grid })
    expect(room.toldPosts().at(-1)).toEqual({ role: 'grid-worker', areaId: grid })
  })

  it('B12 C10 stays with whoever took it on meanwhile', async () => {
    const room = await aChangingRoom()
    const { number, give } = await anOpenedCase(room)
    await room.leave('worker', 'grid-worker', grid)
    await give('leader', 'accept')
    await room.fill('neighbour', 'grid-worker', grid)
    expect(await room.holderOf(number)).toEqual({ role: 'grid-leader', areaId: grid, memberId: 'leader' })
  })

  it('B12 is moved in slices, all of it, however often the fact is told', async () => {
    const room = await aChangingRoom()
    const numbers: string[] = []
    for (let n = 0; n < 30; n++) {
      const { number, give } = await anOpenedCase(room, {})
      await give('worker', 'accept')
      numbers.push(number)
    }
    const again = await room.leave('worker', 'grid-worker', grid)
    await again()
    for (const number of numbers) expect(await room.holderOf(number)).toEqual({ role: 'grid-leader', areaId: grid })
    expect(room.told().filter(({ type }) => type === 'cases.case-fell-back.v1')).toHaveLength(30)
    expect(room.toldPosts()).toHaveLength(1)
  })

  it('C10 is urged at nobody who has left, also when the leaving was never heard of', async () => {
    const room = await aChangingRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    const row = await room.table.need(Posts, { areaId: grid })
    await room.table.write([put(Posts, { ...row, posts: row.posts.filter(({ memberId }) => memberId !== 'worker') })])
    room.moveTo('2027-01-20T02:00:00.000Z')
    await room.ring()
    expect(await room.holderOf(number)).toMatchObject({ role: 'grid-leader', areaId: grid })
  })
})

describe('what somebody who left mediates', () => {
  const grant = (room: CaseRoom, memberId: string, grants: Item<typeof Rights>['grants']) =>
    room.table.need(Rights, { memberId }).then((rights) => room.table.write([put(Rights, { ...rights, grants })]))
  const mine = async (room: CaseRoom, who: Who) =>
    (await room.call(who, 'GET /v1/mediations?mediator=me')).body.items.map(({ caseId }: { caseId: string }) => caseId)

  it('B12 C18 goes where its case goes, and comes back with it to whoever fills the post', async () => {
    const room = await aChangingRoom()
    const it = await aMediatedDispute(room)
    await grant(room, 'worker', [])
    await room.leave('worker', 'grid-worker', grid)
    expect(await room.holderOf(it.number)).toEqual({ role: 'grid-leader', areaId: grid })
    expect([(await it.view('leader')).mediatorId, await mine(room, 'leader')]).toEqual(['leader', [it.number]])
    await grant(room, 'neighbour', [{ role: 'grid-worker', areaId: grid, from }])
    await room.fill('neighbour', 'grid-worker', grid)
    expect(await room.holderOf(it.number)).toEqual({ role: 'grid-worker', areaId: grid })
    expect([await mine(room, 'neighbour'), await mine(room, 'leader')]).toEqual([[it.number], []])
  })

  it('B12 C18 goes to whoever has the case, when it is another, and an agreement with it', async () => {
    const room = await aChangingRoom()
    const it = await aMediatedDispute(room, { ...dispute, mediatorIds: ['leader', 'worker'] })
    const agreed = await aMediatedDispute(room, { ...dispute, mediatorIds: ['leader'] })
    await agreed.take('worker', 'end', { outcome: 'agreed', agreement })
    await grant(room, 'leader', [])
    await room.leave('leader', 'grid-leader', grid)
    expect((await it.view()).mediatorIds).toEqual(['worker'])
    expect((await mine(room, 'worker')).sort()).toEqual([it.number, agreed.number].sort())
  })
})

describe('a unit in which nobody is left', () => {
  it('C8 C10 gives back what it had to the level that sent it, to be dispatched again, and that is no return', async () => {
    const room = await aChangingRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    await give('secretary', 'dispatch', { unitId: 'u03' })
    await give('clerk', 'start')
    await room.empty('u03', 'clerk')
    const { body } = await room.call('secretary', `GET /v1/cases/${number}`)
    expect(body).toMatchObject({ step: 'accepted', returns: 0, holder: { role: 'village-secretary', areaId: village } })
    expect(body.unitId).toBeUndefined()
    expect((await give('secretary', 'dispatch', { unitId: 'u04' })).status).toBe(200)
  })

  it('C15 gets nothing back that failed its check: whoever sent it has it', async () => {
    const room = await aChangingRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept')
    await give('secretary', 'dispatch', { unitId: 'u03' })
    await give('clerk', 'start')
    await give('clerk', 'solve', { evidence })
    await room.empty('u03', 'clerk')
    expect((await give('secretary', 'check', { passed: false, note: '没好' })).body.step).toBe('accepted')
    expect(await room.holderOf(number)).toMatchObject({ role: 'village-secretary' })
  })
})

describe('an item of a deed list', () => {
  it('C22 is the post’s when the person it was given to has left it, and the level’s when its unit is empty', async () => {
    const room = await aChangingRoom()
    const { ops } = await room.engine.vault.enrol('worker', { kind: 'member' })
    await room.table.write(ops)
    const own = await aDeed(room, { area: grid, owner: { memberId: 'worker' } })
    const ofUnit = await aDeed(room, { owner: { unitId: 'u03' } })
    await room.empty('u03', 'clerk')
    expect((await ofUnit.get()).owner).toEqual({ role: 'village-secretary', areaId: village })
    await room.leave('worker', 'grid-worker', grid)
    // they have another post there still
    expect((await own.get()).owner).toEqual({ memberId: 'worker' })
    const rights = await room.table.need(Rights, { memberId: 'worker' })
    await room.table.write([put(Rights, { ...rights, grants: [] })])
    await room.leave('worker', 'grid-worker', grid)
    expect((await own.get()).owner).toEqual({ role: 'grid-worker', areaId: grid })
    const { body } = await room.call('secretary', `GET /v1/deeds/${own.deedId}/ledger`)
    expect([body.verified, body.entries.at(-1).command]).toEqual([true, 'fall-back'])
  })
})
