import { place } from '@wangge/testing/a-room'
import { SubjectRow } from '@wangge/vault'
import { anOpenedCase, aCaseRoom as aRoom, lamp, reporter } from '../testing/a-case-room.ts'
import { CaseRow } from './table/case.ts'

const { village, grid, nextGrid } = place

describe('reporting a case', () => {
  it('C1 answers number, token and the day to expect, and lays it with the grid worker', async () => {
    const { call, table } = await aRoom()
    const { status, body } = await call('anyone', 'POST /v1/public/cases', { ...lamp, ...reporter })
    expect([status, Object.keys(body)]).toEqual([201, ['number', 'token', 'expectedAt']])
    expect(body.number).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(body.token).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    const found = await table.need(CaseRow, { caseId: body.number })
    expect(found).toMatchObject({ step: 'reported', holder: { role: 'grid-worker', areaId: grid }, class: 'general' })
    expect(JSON.stringify(found)).not.toContain(body.token)
  })

  it('C1 keeps name, phone and address sealed, and out of facts', async () => {
    const room = await aRoom()
    const { number } = await anOpenedCase(room)
    const found = await room.table.need(CaseRow, { caseId: number })
    const subject = await room.table.need(SubjectRow, { subjectId: found.subjectId as string })
    const all = JSON.stringify([found, subject, room.told()])
    for (const secret of ['王小梅', '12345678', '南巷']) expect(all).not.toContain(secret)
    expect(subject).toMatchObject({ kind: 'reporter', phone: { masked: '100****5678' } })
  })

  it('QUALITY 2 fifty posts at once with one key are one case, told to all', async () => {
    const { call, table, told } = await aRoom()
    const key = '0b9c7f7e-5a53-4d9a-9a51-6f1f0f2a3b4c'
    const posts = await Promise.all(
      Array.from({ length: 50 }, () => call('anyone', 'POST /v1/public/cases', { ...lamp, ...reporter }, { key })),
    )
    expect(new Set(posts.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(posts.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(told()).toHaveLength(1)
    expect((await table.listIndex(CaseRow, 1, `open#${village}`)).items).toHaveLength(1)
    const other = await call('anyone', 'POST /v1/public/cases', { ...lamp, description: '另一件事' }, { key })
    expect([other.status, other.body.errors[0].path]).toEqual([422, 'Idempotency-Key'])
  })

  it('C1 answers a repeat the same after the case has moved on', async () => {
    const { call } = await aRoom()
    const key = 'a-key-of-a-client-0001'
    const post = () => call('anyone', 'POST /v1/public/cases', lamp, { key })
    const first = await post()
    await call('worker', `POST /v1/cases/${first.body.number}/accept`, {})
    expect(await post()).toMatchObject({ status: 201, body: first.body })
  })

  it('C1 finds the grid of a place, whatever the coordinate system', async () => {
    const { call, table } = await aRoom()
    const { gridCode: _, ...rest } = lamp
    const at = async (place: object) => {
      const { status, body } = await call('anyone', 'POST /v1/public/cases', { ...rest, place })
      return status === 201 ? (await table.need(CaseRow, { caseId: body.number })).areaId : status
    }
    expect(await at({ lon: 119.5, lat: 28.5, crs: 'WGS-84' })).toBe(grid)
    expect(await at({ lon: 120, lat: 28.5, crs: 'WGS-84' })).toBe(grid)
    expect(await at({ lon: 120.001, lat: 28.5, crs: 'WGS-84' })).toBe(nextGrid)
    expect(await at({ lon: 120.001, lat: 28.5, crs: 'GCJ-02' })).toBe(grid)
    expect(await at({ lon: 110, lat: 28.5, crs: 'WGS-84' })).toBe(422)
  })

  it.each<[string, object, string]>([
    ['no place at all', { gridCode: undefined }, 'gridCode'],
    ['an unknown grid', { gridCode: `${village}999` }, 'gridCode'],
    ['a village for a grid', { gridCode: village }, 'gridCode'],
    ['an unknown category', { category: 'no-such-thing' }, 'category'],
    ['a category that groups', { category: 'facility' }, 'category'],
    ['a phone that is none', { phone: '12' }, 'phone'],
    ['a category that needs a name', { category: 'living-care', name: undefined, phone: undefined }, 'phone'],
    ['an empty description', { description: ' ' }, 'description'],
    ['a place without its system', { gridCode: undefined, place: { lon: 119.5, lat: 28.5 } }, 'place.crs'],
    ['a property nobody knows', { password: 'x' }, 'password'],
  ])('C1 refuses %s, names the field in both languages, and changes nothing', async (_, wrong, path) => {
    const { call, told } = await aRoom()
    for (const [language, words] of [
      ['zh-CN', /[\u4e00-\u9fff]/],
      ['en', /[a-z]/],
    ] as const) {
      const body = { ...lamp, ...reporter, ...wrong }
      const answer = await call('anyone', 'POST /v1/public/cases', body, { language })
      expect([answer.status, answer.body.errors[0].path]).toEqual([422, path])
      expect(answer.body.errors[0].detail).toMatch(words)
    }
    expect(told()).toEqual([])
  })

  it('C1 is taken down by staff on behalf of somebody, in their own subtree only', async () => {
    const { call, table } = await aRoom()
    const body = { ...lamp, ...reporter, source: 'hotline', class: 'emergency' }
    const { status, body: made } = await call('worker', 'POST /v1/cases', body)
    expect(status).toBe(201)
    const found = await table.need(CaseRow, { caseId: made.caseId })
    expect(found).toMatchObject({ source: 'hotline', recorderId: 'worker', class: 'emergency' })
    expect((await call('elsewhere', 'POST /v1/cases', body)).status).toBe(404)
    expect((await call('auditor', 'POST /v1/cases', body)).status).toBe(403)
  })
})
