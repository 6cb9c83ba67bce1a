import { UnitPosts } from '@wangge/access'
import { postLeft } from '@wangge/members/contract'
import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { atWork } from '@wangge/testing/at-work'
import { manifest } from '../manifest.ts'
import { queue } from '../queue.ts'
import { aCaseRoom, start } from '../testing/a-case-room.ts'
import { faultsOf } from '../testing/kept-contract.ts'
import { DeedRow } from './table.ts'
import { aDeed, finish, road } from './testing/a-deed.ts'

const { grid, township } = place

describe('overdue items', () => {
  it('C22 remind their owner the day after they were due, once a week, and not what is done', async () => {
    const room = await aCaseRoom()
    const late = await aDeed(room, { dueOn: '2026-11-23' })
    await late.give('secretary', 'publish')
    const done = await aDeed(room, { dueOn: '2026-11-23' })
    await finish(done)
    const reminders = () => room.told().filter(({ type }) => type === 'cases.deed-reminded.v1')
    const ringAt = async (instant: string) => {
      room.moveTo(instant)
      await room.ring('remind-deeds')
      await room.ring('remind-deeds')
      return reminders().length
    }
    expect(await ringAt('2026-11-23T01:10:00.000Z')).toBe(0)
    expect(await ringAt('2026-11-24T01:10:00.000Z')).toBe(1)
    expect(await ringAt('2026-11-25T01:10:00.000Z')).toBe(1)
    expect(await ringAt('2026-12-01T01:10:00.000Z')).toBe(2)
    expect(reminders()[0]).toMatchObject({ actor: 'timer', data: { deedId: late.deedId, overdueDays: 1 } })
    expect(JSON.stringify(reminders())).not.toContain('道路')
    expect((await late.get()).overdue).toBe(true)
    expect(await room.table.need(DeedRow, { deedId: late.deedId })).toMatchObject({ step: 'planned' })
  })
})

describe('the state table of deed lists', () => {
  it('C22 is read as data: who may do what at which step', async () => {
    const room = await aCaseRoom()
    const { status, body } = await room.call('volunteer', 'GET /v1/state-tables/deed')
    expect(status).toBe(200)
    const check = body.commands.find(({ command }: { command: string }) => command === 'check')
    expect(check.roles.subtree).toContain('township-official')
    expect(check.makes).toBe('cases.deed-checked.v1')
    const { give, get } = await aDeed(room)
    await give('secretary', 'publish')
    const { step, allowed } = await get()
    const listed: string[] = body.steps.find((one: { step: string }) => one.step === step).allowed
    // this list is not of problems, and nothing was asked
    expect(allowed).toEqual(listed.filter((one) => one !== 'open-case' && one !== 'decide-amount'))
    expect((await room.call('volunteer', 'GET /v1/state-tables/wish')).status).toBe(422)
  })
})

describe('the facts of deed lists', () => {
  it('C22 M3 keep their contract, every one of them, and say nothing that was written', async () => {
    const room = await aCaseRoom()
    const problem = await aDeed(room, { list: 'problem', dueOn: '2026-11-22' })
    await problem.revise({ ...road, list: 'problem', dueOn: '2026-11-22' }, 1)
    await problem.give('secretary', 'publish')
    await problem.give('secretary', 'open-case', { gridCode: grid, category: 'facility-road', description: '破损' })
    await room.ring('remind-deeds')
    await problem.give('secretary', 'cancel', { reason: '并入县级工程' })
    const item = await aDeed(room)
    await finish(item)
    await item.give('official', 'check', { passed: false, note: '路面开裂' })
    await item.give('secretary', 'amend', { amount: 650, reason: '加长一段' })
    await item.give('official', 'decide-amount', { granted: true, note: '已看过路面' })
    const other = await aDeed(room)
    await other.give('secretary', 'publish')
    await other.give('secretary', 'start')
    await aDeed(room, { owner: { unitId: 'u03' } })
    await room.table.write([put(UnitPosts, { ...(await room.table.need(UnitPosts, { unitId: 'u03' })), posts: [] })])
    const left = {
      areaId: township,
      role: 'department',
      memberId: 'clerk',
      unitId: 'u03',
      from: start,
      to: start,
    } as const
    await atWork(queue, room).tell(postLeft, left)
    const facts = manifest.publishes.filter(({ type }) => type.startsWith('cases.deed-'))
    expect(faultsOf(room.told(), facts)).toEqual([])
    expect(JSON.stringify(room.told().map(({ data }) => data))).not.toMatch(/道路|开裂|加长|通车/)
  })
})
