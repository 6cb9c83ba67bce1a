import { Posts } from '@wangge/access'
import { put } from '@wangge/table'
import { manifest } from '../manifest.ts'
import {
  aCaseRoom,
  anOpenedCase,
  complaint,
  evidence,
  lamp,
  listers,
  readers,
  reporter,
  secret,
} from '../testing/a-case-room.ts'
import { Case } from './domain/case.ts'
import { CaseRow } from './table/case.ts'

describe('a confidential case', () => {
  it('C20 starts at the level the county says, and only those it lies with know that it is there', async () => {
    const room = await aCaseRoom()
    const { number } = await anOpenedCase(room, secret)
    expect(await readers(room, number)).toEqual(['official'])
    for (const path of ['/v1/cases', '/v1/strike-off-list', '/v1/stuck-cases?days=1', '/v1/cases?holder=me']) {
      if (path.includes('stuck')) room.moveTo('2026-11-23T02:04:00.000Z')
      const seen = await listers(room, path, number)
      expect([path, seen.filter((who) => who !== 'official')]).toEqual([path, []])
    }
    expect(await listers(room, '/v1/cases', number)).toEqual(['official'])
    const { body: none } = await room.call('secretary', 'GET /v1/cases/0000000000')
    const { status, body } = await room.call('secretary', `GET /v1/cases/${number}`)
    expect([status, { ...body, instance: '' }]).toEqual([404, { ...none, instance: '' }])
  })

  it('C20 lies at the county from the start when it is about how officials work', async () => {
    const room = await aCaseRoom()
    const { number } = await anOpenedCase(room, complaint)
    expect(await readers(room, number)).toEqual(['boss'])
    expect(await room.table.need(CaseRow, { caseId: number })).toMatchObject({ level: 'county' })
  })

  it('C20 is one because its reporter asks for it, whatever it is about', async () => {
    const room = await aCaseRoom()
    const { number } = await anOpenedCase(room, { ...reporter, confidential: true })
    expect(await readers(room, number)).toEqual(['official'])
    expect(room.told()[0]?.data).toMatchObject({ confidential: true })
    const { number: other } = await anOpenedCase(room, { ...reporter, confidential: false })
    expect(await readers(room, other)).toEqual(['worker', 'leader', 'secretary', 'official', 'boss', 'auditor'])
  })

  it('C20 has a title that says nothing, in every list', async () => {
    const room = await aCaseRoom()
    await anOpenedCase(room, secret)
    const { body, text } = await room.call('official', 'GET /v1/cases')
    expect(body.items).toMatchObject([{ title: '保密事项', confidential: true }])
    expect(text).not.toContain('邻居')
  })

  it('C20 is refused to others as if it were not there, whatever they want to do to it', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room, secret)
    for (const who of ['worker', 'secretary', 'boss', 'auditor', 'elsewhere', 'clerk'] as const)
      for (const [verb, body] of Object.entries({
        accept: {},
        dispatch: { unitId: 'u03' },
        urge: { note: '快' },
        solve: { evidence },
        'hand-up': { reason: '难' },
      }))
        expect([who, verb, (await give(who, verb, body)).status]).toEqual([who, verb, 404])
    expect((await room.call('boss', `GET /v1/cases/${number}/ledger`)).status).toBe(404)
    expect((await room.call('boss', `GET /v1/cases/${number}/duplicates`)).status).toBe(404)
  })

  it('C20 goes with the work: unit, checker, the level above; whoever passed it on sees it no more', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room, secret)
    await give('official', 'accept')
    await give('official', 'dispatch', { unitId: 'u03' }, 'once')
    expect(await readers(room, number)).toEqual(['clerk'])
    // the answer was lost on the way: the same is told again
    expect((await give('official', 'dispatch', { unitId: 'u03' }, 'once')).status).toBe(200)
    expect((await give('official', 'dispatch', { unitId: 'u04' })).status).toBe(404)
    await give('clerk', 'start')
    await give('clerk', 'solve', { evidence })
    expect(await readers(room, number)).toEqual(['official'])
    expect((await give('official', 'check', { passed: true })).status).toBe(200)
    expect((await give('official', 'answer', { text: '已答复。' })).body).toMatchObject({ step: 'struck-off' })
    expect(await readers(room, number)).toEqual(['official'])
  })

  it('C10 C20 is handed up by time like any other, and never without somebody who sees it', async () => {
    const room = await aCaseRoom()
    const { number } = await anOpenedCase(room, secret)
    const levels = new Set<string>()
    for (let looks = 0; looks < 60; looks++) {
      const { actAt, level } = await room.table.need(CaseRow, { caseId: number })
      levels.add(level)
      room.moveTo(actAt as string)
      await room.ring()
      expect((await readers(room, number)).length).toBeGreaterThan(0)
    }
    expect([...levels]).toEqual(['township', 'county'])
    expect(await readers(room, number)).toEqual(['boss'])
  })

  it('C16 C20 is no duplicate of anything to others, and is merged with nothing', async () => {
    const room = await aCaseRoom()
    const first = await anOpenedCase(room)
    const hidden = await anOpenedCase(room, { ...reporter, confidential: true })
    const { body } = await room.call('secretary', `GET /v1/cases/${first.number}/duplicates`)
    expect(body.items).toEqual([])
    const into = (other: string) => first.give('secretary', 'merge', { into: other })
    const { body: unknown } = await into('0000000000')
    expect(await into(hidden.number)).toMatchObject({ status: 422, body: { errors: unknown.errors } })
    expect((await hidden.give('official', 'merge', { into: first.number })).status).toBe(409)
  })
})

describe('Open311', () => {
  it('C20 M1 never lists a confidential case, whatever its category', async () => {
    const room = await aCaseRoom()
    const { number } = await anOpenedCase(room, { ...reporter, confidential: true })
    const { number: shown } = await anOpenedCase(room, reporter)
    const ask = async (path: string) => (await room.visit(`GET /open311/v2/${path}`, {})).text
    expect(await ask('requests.json')).toContain(shown)
    expect(await ask('requests.json')).not.toContain(number)
    expect(await ask('servicerequestupdates.json')).not.toContain(number)
    expect(await ask(`requests/${number}.json`)).not.toContain(lamp.category)
  })
})

describe('who left the post', () => {
  it('C10 C20 does not take it out of sight: whoever fills the post has it then', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room, complaint)
    await give('boss', 'accept')
    const county = (await room.table.need(CaseRow, { caseId: number })).holder.areaId
    const posts = await room.table.need(Posts, { areaId: county })
    const row = await room.table.need(CaseRow, { caseId: number })
    // another county leader took it and is gone
    await room.table.write([put(CaseRow, { ...row, holder: { ...row.holder, memberId: 'gone' } })])
    expect(await readers(room, number)).toEqual(['boss'])
    const gone = { role: 'county-leader' as const, memberId: 'gone', from: '2026-01-01T00:00:00.000Z' }
    await room.table.write([put(Posts, { ...posts, posts: [...posts.posts, gone] })])
    expect(await readers(room, number)).toEqual([])
  })
})

describe('no register of persons', () => {
  it('C20 a case has no field for whom it is about, and no list of cases can be asked by one', () => {
    const about = /person|accused|suspect|offender|about|against|respondent|official|idCard/i
    const asked = manifest.routes.flatMap(({ query }) => Object.keys(query.shape))
    expect(asked.filter((name) => about.test(name))).toEqual([])
    expect(Object.keys(Case.shape).filter((name) => about.test(name))).toEqual([])
  })
})
