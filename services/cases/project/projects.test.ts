import { place } from '@wangge/testing/a-room'
import { aDisclosure, school } from '../disclosure/testing/a-disclosure.ts'
import { manifest } from '../manifest.ts'
import { aCaseRoom, type Who } from '../testing/a-case-room.ts'
import { faultsOf } from '../testing/kept-contract.ts'
import { aProject, station } from './testing/a-project.ts'

const { village, grid } = place

describe('checking projects for risk', () => {
  it('C23 refuses a start without a risk record, and one not after it', async () => {
    const room = await aCaseRoom()
    const { projectId, give, get } = await aProject(room)
    const early = await give('start', { on: '2026-11-23' })
    expect([early.status, early.body.detail]).toEqual([409, 'It has no risk record: it must not start'])
    await give('assess', { level: 'low', measures: '夜间不施工' })
    expect((await give('start', { on: '2026-11-23' })).body).toMatchObject({
      status: 409,
      assessedOn: '2026-11-23',
      allowed: ['assess', 'stop'],
    })
    room.moveTo('2026-11-24T02:00:00.000Z')
    expect((await give('start', { on: '2026-11-24' })).status).toBe(200)
    expect(await get()).toMatchObject({
      step: 'started',
      startedOn: '2026-11-24',
      risk: { level: 'low', assessorId: 'secretary', assessedOn: '2026-11-23' },
      allowed: ['finish', 'stop'],
    })
    const { body } = await room.call('auditor', `GET /v1/projects/${projectId}/ledger`)
    expect([body.verified, body.entries.length]).toEqual([true, 3])
  })

  it('C23 has a high risk approved by a township or county official', async () => {
    const room = await aCaseRoom()
    const { give, get } = await aProject(room)
    await give('assess', { level: 'high', measures: '设监测点' }, 'official')
    expect((await give('decide', { approved: true }, 'secretary')).status).toBe(403)
    expect((await give('decide', { approved: true }, 'official')).body.rule).toBe('other-than-assessor')
    expect((await give('decide', { approved: true }, 'boss')).body.step).toBe('cleared')
    expect((await get()).risk).toMatchObject({ assessorId: 'official', approverId: 'boss' })
  })

  it('C23 a risk once found high stays one to be decided, whatever a later check says', async () => {
    const room = await aCaseRoom()
    const { give, get } = await aProject(room)
    await give('assess', { level: 'high', measures: '设监测点' })
    expect((await give('decide', { approved: false, note: '措施不足' }, 'official')).body.step).toBe('planned')
    const again = await give('assess', { level: 'low', measures: '夜间不施工' })
    expect([again.body.step, again.body.allowed]).toEqual(['to-approve', ['assess', 'decide', 'stop']])
    room.moveTo('2026-11-24T02:00:00.000Z')
    // only those who may decide are told of it
    const early = await give('start', { on: '2026-11-24' })
    expect([early.status, early.body.allowed]).toEqual([409, ['assess', 'stop']])
    expect((await give('start', { on: '2026-11-24' }, 'official')).body.allowed).toEqual(['assess', 'decide', 'stop'])
    expect(await get()).toMatchObject({ level: 'low', onceHigh: true, allowed: ['assess', 'decide', 'stop'] })
    expect((await give('decide', { approved: true }, 'official')).body.step).toBe('cleared')
    expect((await give('assess', { level: 'low', measures: '照旧' })).body.step).toBe('to-approve')
  })

  it('C23 nobody decides on a high risk who assessed it, themselves or before somebody else did', async () => {
    const room = await aCaseRoom()
    const { give } = await aProject(room)
    await give('assess', { level: 'high', measures: '设监测点' }, 'official')
    await give('assess', { level: 'medium', measures: '减少工期' }, 'secretary')
    expect((await give('decide', { approved: true }, 'official')).body.rule).toBe('other-than-assessor')
    expect((await give('decide', { approved: true }, 'boss')).body.step).toBe('cleared')
  })

  it('C23 lists the projects of a subtree', async () => {
    const room = await aCaseRoom()
    const { projectId } = await aProject(room)
    const ask = async (as: Who, query = '') => {
      const { status, body } = await room.call(as, `GET /v1/projects?${query}`)
      return status === 200 ? body.items.map((one: { projectId: string }) => one.projectId) : status
    }
    expect(await ask('official')).toEqual([projectId])
    expect(await ask('official', 'step=started')).toEqual([])
    expect(await ask('otherSecretary')).toEqual([])
    expect(await ask('worker', `area=${village}`)).toBe(404)
    expect(await ask('volunteer')).toBe(403)
    expect(await ask('worker', `area=${grid}`)).toEqual([])
  })

  it('C23 is planned for a day that is still to come', async () => {
    const room = await aCaseRoom()
    const past = { ...station, plannedStartOn: '2026-11-22' }
    const { status, body } = await room.call('secretary', 'POST /v1/projects', past)
    expect([status, body.errors[0].path]).toEqual([422, 'plannedStartOn'])
    const { projectId } = await aProject(room)
    const revised = await room.call('secretary', `PUT /v1/projects/${projectId}`, past, { rev: 1 })
    expect([revised.status, revised.body.errors[0].path]).toEqual([422, 'plannedStartOn'])
  })

  it('C23 M3 facts of disclosures and projects keep their contract, every one of them', async () => {
    const room = await aCaseRoom()
    const shown = await aDisclosure(room)
    await room.call('secretary', `PUT /v1/disclosures/${shown.disclosureId}`, school, { rev: 1 })
    await shown.give('publish')
    const { number, token } = (await shown.object()).body
    await room.call('anyone', `POST /v1/public/cases/${number}/withdraw`, {}, { token })
    const { give: giveOther } = await aDisclosure(room)
    await giveOther('withdraw', { reason: '重复' })
    const { projectId, give } = await aProject(room)
    await room.call('secretary', `PUT /v1/projects/${projectId}`, station, { rev: 1 })
    await give('assess', { level: 'high', measures: '设监测点' })
    await give('decide', { approved: true, note: '同意' }, 'official')
    room.moveTo('2026-12-01T02:00:00.000Z')
    await shown.give('close', { result: '照此实施' })
    await give('start', { on: '2026-12-01' })
    await give('finish')
    await (await aProject(room)).give('stop', { reason: '另行选址' })
    const facts = manifest.publishes.filter(({ type }) => /^cases\.(disclosure|project)-/.test(type))
    expect(faultsOf(room.told(), facts)).toEqual([])
    expect(JSON.stringify(room.told().map(({ data }) => data))).not.toMatch(/校舍|中转站|监测|选址|实施/)
  })
})
