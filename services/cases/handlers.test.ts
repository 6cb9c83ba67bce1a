import type { EventItem } from '@wangge/table'
import {
  aCaseRoom as aRoom,
  evidence,
  lamp,
  opened,
  reporter,
  start,
  type Who,
  walk,
} from '@wangge/testing/a-case-room'
import { place } from '@wangge/testing/a-room'
import { SubjectRow } from '@wangge/vault'
import { CaseRow, LookRow } from './table.ts'

const { county, township, village, grid, nextGrid, otherGrid } = place

describe('reporting a case', () => {
  it('C1 answers number, token and the day to expect, and lays it with the grid worker', async () => {
    const { call, table } = await aRoom()
    const { status, body } = await call('anyone', 'POST /v1/public/cases', { ...lamp, ...reporter })
    expect([status, Object.keys(body)]).toEqual([201, ['number', 'token', 'expectedAt']])
    expect(body.number).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(body.token.length).toBeGreaterThanOrEqual(22)
    const found = await table.need(CaseRow, { caseId: body.number })
    expect(found).toMatchObject({ step: 'reported', holder: { role: 'grid-worker', areaId: grid }, class: 'general' })
    expect(JSON.stringify(found)).not.toContain(body.token)
  })

  it('C1 keeps name, phone and address sealed, and out of facts', async () => {
    const room = await aRoom()
    const { number } = await opened(room)
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

describe('the walk of a case', () => {
  it('C5 C11 goes from report to strike-off, and leaves the list only when handled, checked and told', async () => {
    const room = await aRoom()
    const it = await opened(room)
    const listed = async () => {
      const { body } = await room.call('secretary', `GET /v1/strike-off-list?area=${village}`)
      return body.items.map(({ caseId, locks }: { caseId: string; locks: object }) => [caseId, locks])
    }
    const locks = (handled: boolean, checked: boolean) => [[it.number, { handled, checked, told: false }]]
    expect(await listed()).toEqual(locks(false, false))
    await it.give('worker', 'accept')
    await it.give('secretary', 'dispatch', { unitId: 'u03' })
    await it.give('clerk', 'start')
    expect(await listed()).toEqual(locks(false, false))
    await it.give('clerk', 'solve', { evidence })
    expect(await listed()).toEqual(locks(true, false))
    await it.give('secretary', 'check', { passed: true })
    expect(await listed()).toEqual(locks(true, true))
    const { body } = await it.give('secretary', 'answer', { text: '路灯已修好。' })
    expect(body).toMatchObject({
      command: 'answer',
      from: 'checked',
      step: 'struck-off',
      allowed: ['rate', 'reopen', 'rehang'],
    })
    expect(await listed()).toEqual([])
    expect((await it.rate(5)).status).toBe(201)
  })

  it('C4 is solved on the spot with evidence, and not without', async () => {
    const room = await aRoom()
    const { give } = await opened(room)
    await give('worker', 'accept')
    expect(await give('worker', 'solve', { evidence: [] })).toMatchObject({ status: 422 })
    const empty = await give('worker', 'solve', { evidence: [{ kind: 'photo' }] })
    expect([empty.status, empty.body.errors[0].path]).toEqual([422, 'evidence.0'])
    expect((await give('worker', 'solve', { evidence })).body).toMatchObject({ step: 'solved', from: 'accepted' })
    expect(room.told().at(-1)?.data).toMatchObject({ selfHandled: true, handledLevel: 'grid' })
  })

  it('C6 refuses an illegal step with the legal ones', async () => {
    const { give } = await opened(await aRoom())
    expect(await give('worker', 'start')).toMatchObject({
      status: 409,
      body: { step: 'reported', command: 'start', allowed: ['accept', 'answer', 'merge', 'urge', 'hand-up'] },
    })
  })

  it('C15 is checked by another than the one who solved it; failing sends it back', async () => {
    const { give } = await opened(await aRoom())
    await give('worker', 'accept')
    await give('worker', 'solve', { evidence })
    expect((await give('worker', 'check', { passed: true })).status).toBe(403)
    expect((await give('leader', 'check', { passed: false, note: '灯还是不亮' })).body).toMatchObject({
      step: 'accepted',
      holder: { role: 'grid-worker', memberId: 'worker' },
    })
  })

  it('C12 is not closed without an answer, and can be answered meanwhile', async () => {
    const room = await aRoom()
    const it = await opened(room)
    const { body } = await it.give('worker', 'answer', { text: '师傅明天上午到。' })
    expect(body.step).toBe('reported')
    expect(room.told().at(-1)).toMatchObject({ type: 'cases.case-answered.v1', data: { final: false } })
    expect((await it.follow()).body.answers).toEqual([{ at: start, text: '师傅明天上午到。', final: false }])
  })

  it('C13 is rated once, by the resident alone, within 14 days', async () => {
    const room = await aRoom()
    const it = await opened(room)
    expect((await it.rate(5)).status).toBe(409)
    await walk(it)
    expect((await it.rate(6)).status).toBe(422)
    const wrong = await room.call('anyone', `POST /v1/public/cases/${it.number}/rating`, { stars: 5 }, { token: 'x' })
    expect(wrong.status).toBe(404)
    const none = await room.call('secretary', `POST /v1/public/cases/${it.number}/rating`, { stars: 5 })
    expect(none.status).toBe(401)
    const key = 'rating-key-000000001'
    const first = await it.rate(5, key)
    expect(await it.rate(5, key)).toMatchObject({ status: 201, body: first.body })
    expect((await it.rate(4)).status).toBe(409)

    const late = await opened(room)
    await walk(late)
    expect((await late.follow()).body.rating).toEqual({ open: true, until: '2026-12-07T16:00:00.000Z' })
    room.moveTo('2026-12-07T16:00:00.001Z')
    expect((await late.rate(5)).status).toBe(410)
    expect((await late.follow()).body.rating.open).toBe(false)
  })

  it('C5 goes only to a unit that somebody works for', async () => {
    const { give } = await opened(await aRoom())
    await give('worker', 'accept')
    const { status, body } = await give('secretary', 'dispatch', { unitId: 'nobody' })
    expect([status, body.errors[0].path]).toEqual([422, 'unitId'])
  })

  it('C10 goes only to a unit that may see it there: with another it would lie unseen', async () => {
    const { give } = await opened(await aRoom())
    await give('worker', 'accept')
    const { status, body } = await give('secretary', 'dispatch', { unitId: 'u05' })
    expect([status, body.errors[0].path]).toEqual([422, 'unitId'])
  })
})

describe('repeating a command', () => {
  it('QUALITY 2 gets the same answer, also after the case has moved on, and takes effect once', async () => {
    const room = await aRoom()
    const { give } = await opened(room)
    const key = 'accept-0001'
    const first = await give('worker', 'accept', { note: '马上去' }, key)
    await give('leader', 'urge', { note: '请尽快' }, 'urge-1')
    expect(await give('worker', 'accept', { note: '马上去' }, key)).toEqual(first)
    await give('leader', 'urge', { note: '请尽快' }, 'urge-1')
    expect(room.told().map(({ type }) => type)).toEqual([
      'cases.case-reported.v1',
      'cases.case-accepted.v1',
      'cases.case-urged.v1',
    ])
    expect((await give('worker', 'accept', { note: '改了' }, key)).status).toBe(422)
    expect((await give('leader', 'accept', { note: '马上去' }, key)).status).toBe(409)
  })

  it('C11 gets the same answer for an answer that struck the case off', async () => {
    const it = await opened(await aRoom())
    await it.give('worker', 'accept')
    await it.give('worker', 'solve', { evidence })
    await it.give('leader', 'check', { passed: true })
    const first = await it.give('leader', 'answer', { text: '已修好' }, 'answer-1')
    expect(await it.give('leader', 'answer', { text: '已修好' }, 'answer-1')).toEqual(first)
  })

  it('QUALITY 2 lets one of many win each step, and answers the others 409', async () => {
    const room = await aRoom()
    const { give } = await opened(room)
    const answers = await Promise.all(Array.from({ length: 50 }, () => give('worker', 'accept')))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(49)
    expect(room.told()).toHaveLength(2)
  })
})

describe('who may', () => {
  it('L1 answers 404 outside the subtree and 403 inside it, on every route', async () => {
    const room = await aRoom()
    const { number, give } = await opened(room)
    for (const who of ['elsewhere', 'neighbour', 'otherSecretary'] as const) {
      expect((await room.call(who, `GET /v1/cases/${number}`)).status).toBe(404)
      expect((await room.call(who, `GET /v1/cases/${number}/ledger`)).status).toBe(404)
      expect((await give(who, 'accept')).status).toBe(404)
    }
    expect((await give('auditor', 'accept')).status).toBe(403)
    expect((await give('worker', 'dispatch', { unitId: 'u03' })).status).toBe(403)
    expect((await room.call('volunteer', `GET /v1/cases/${number}`)).status).toBe(403)
    expect((await room.call('anyone', `GET /v1/cases/${number}`)).status).toBe(401)
  })

  it('L1 lets a unit’s people at what was sent to their unit, and nothing else', async () => {
    const room = await aRoom()
    const { number, give } = await opened(room)
    expect((await room.call('clerk', `GET /v1/cases/${number}`)).status).toBe(403)
    await give('worker', 'accept')
    await give('secretary', 'dispatch', { unitId: 'u03' })
    expect((await room.call('clerk', `GET /v1/cases/${number}`)).status).toBe(200)
    expect((await room.call('otherClerk', `GET /v1/cases/${number}`)).status).toBe(403)
    expect((await give('otherClerk', 'start')).status).toBe(403)
  })

  it('I5 shows name, phone and address masked, unmasked to those who may, and records the look', async () => {
    const room = await aRoom()
    const { number } = await opened(room)
    const masked = await room.call('worker', `GET /v1/cases/${number}`)
    expect(masked.body).toMatchObject({
      reporter: { name: '王**', phone: '100****5678' },
      address: '乙村****',
      allowed: ['accept', 'answer', 'merge', 'urge', 'hand-up'],
      limit: { step: 'accept', flagged: false },
    })
    const looks = () => room.table.list(LookRow, `case#${number}`, { prefix: 'look#' })
    expect((await looks()).items).toEqual([])
    const seen = await room.call('secretary', `GET /v1/cases/${number}?unmask=true`)
    expect(seen.body.reporter).toEqual({ name: '王小梅', phone: '+8610012345678' })
    expect((await looks()).items).toMatchObject([{ memberId: 'secretary', role: 'village-secretary', at: start }])
    expect((await room.call('auditor', `GET /v1/cases/${number}?unmask=true`)).status).toBe(403)
    expect((await looks()).items).toHaveLength(1)
  })
})

describe('lists of cases', () => {
  it('C5 shows what lies with me, with my post and with my unit', async () => {
    const room = await aRoom()
    const { number, give } = await opened(room)
    const mine = async (who: Who) =>
      (await room.call(who, 'GET /v1/cases?holder=me')).body.items.map(({ caseId }: { caseId: string }) => caseId)
    expect(await mine('worker')).toEqual([number])
    expect(await mine('leader')).toEqual([])
    await give('worker', 'accept')
    expect(await mine('worker')).toEqual([number])
    await give('secretary', 'dispatch', { unitId: 'u03' })
    expect(await mine('worker')).toEqual([])
    expect(await mine('clerk')).toEqual([number])
    await give('clerk', 'start')
    await give('clerk', 'solve', { evidence })
    expect(await mine('secretary')).toEqual([number])
  })

  it('L1 lists a subtree and no more, newest first, paged without a gap', async () => {
    const room = await aRoom()
    const numbers: Record<string, string[]> = {}
    for (let n = 0; n < 12; n++) {
      room.moveTo(new Date(Date.parse(start) + n * 60_000).toISOString())
      const gridCode = [grid, nextGrid, otherGrid][n % 3] as string
      const { number } = await opened(room, { gridCode })
      numbers[gridCode] = [number, ...(numbers[gridCode] ?? [])]
    }
    const list = async (who: Who, query: string) => {
      const seen: string[] = []
      let after: string | undefined
      do {
        const cursor = after ? `&after=${encodeURIComponent(after)}` : ''
        const { status, body } = await room.call(who, `GET /v1/cases?limit=2${query}${cursor}`)
        if (status !== 200) return status
        expect(body.items.length > 0 || body.next === undefined).toBe(true)
        seen.push(...body.items.map(({ caseId }: { caseId: string }) => caseId))
        after = body.next
      } while (after)
      return seen
    }
    const sorted = (...grids: string[]) => grids.flatMap((one) => numbers[one] ?? []).sort()
    const all = (await list('official', `&area=${township}`)) as string[]
    expect([...all].sort()).toEqual(sorted(grid, nextGrid, otherGrid))
    const times = await Promise.all(all.map(async (caseId) => (await room.table.need(CaseRow, { caseId })).reportedAt))
    expect(times).toEqual([...times].sort().reverse())
    expect(await list('worker', '')).toEqual(numbers[grid])
    expect(await list('secretary', `&area=${nextGrid}`)).toEqual(numbers[nextGrid])
    expect(await list('worker', `&area=${village}`)).toBe(404)
    expect(await list('worker', `&area=${otherGrid}`)).toBe(404)
    expect(await list('volunteer', '')).toBe(403)
    expect(await list('boss', '&step=accepted')).toEqual([])
    expect(((await list('boss', '&category=facility-lamp')) as string[]).length).toBe(12)
  })

  it('C9 lists what is overdue, and what is closed', async () => {
    const room = await aRoom()
    const late = await opened(room)
    const closed = await opened(room)
    await walk(closed)
    const ids = async (query: string) =>
      (await room.call('secretary', `GET /v1/cases?area=${village}&${query}`)).body.items.map(
        ({ caseId }: { caseId: string }) => caseId,
      )
    expect(await ids('overdue=true')).toEqual([])
    expect(await ids('step=struck-off')).toEqual([closed.number])
    room.moveTo('2026-11-24T02:00:00.000Z')
    expect(await ids('overdue=true')).toEqual([late.number])
  })
})

describe('the ledger', () => {
  it('C6 shows every step with who, as what, from where to where, and verifies', async () => {
    const room = await aRoom()
    const it = await opened(room)
    await walk(it)
    await it.rate(5)
    const { body } = await room.call('auditor', `GET /v1/cases/${it.number}/ledger`)
    expect(body.verified).toBe(true)
    expect(
      body.entries.map((entry: Record<string, never>) => [entry.command, entry.role, entry.from, entry.to]),
    ).toEqual([
      ['report', undefined, undefined, 'reported'],
      ['accept', 'grid-worker', 'reported', 'accepted'],
      ['dispatch', 'village-secretary', 'accepted', 'dispatched'],
      ['start', 'department', 'dispatched', 'started'],
      ['solve', 'department', 'started', 'solved'],
      ['check', 'village-secretary', 'solved', 'checked'],
      ['answer', 'village-secretary', 'checked', 'answered'],
      ['strike-off', undefined, 'answered', 'struck-off'],
      ['rate', undefined, 'struck-off', 'struck-off'],
    ])
    expect(body.entries[0].actor).toEqual({ kind: 'resident' })
    expect(body.entries[4]).toMatchObject({ actor: { kind: 'member', memberId: 'clerk' }, note: '已更换灯泡' })
    expect(body.entries[7].actor).toEqual({ kind: 'timer' })
  })

  it.each<[string, string]>([
    ['changed', `UPDATE rows SET d = json_set(d, '$.note', '没事') WHERE sk = 'event#000003'`],
    ['left out', `DELETE FROM rows WHERE sk = 'event#000003'`],
    ['cut off at the end', `DELETE FROM rows WHERE sk LIKE 'event#000007%'`],
  ])('QUALITY 4 tells when an entry was %s', async (_, tampering) => {
    const room = await aRoom()
    const it = await opened(room)
    await walk(it)
    room.driver.database.exec(tampering)
    const { body } = await room.call('auditor', `GET /v1/cases/${it.number}/ledger`)
    expect(body.verified).toBe(false)
  })
})

describe('following a case', () => {
  it('I1 shows the resident the step, the post and the day, and nobody’s name or phone', async () => {
    const room = await aRoom()
    const it = await opened(room)
    await it.give('worker', 'accept')
    const { status, body } = await it.follow('zh-CN')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      number: it.number,
      step: 'accepted',
      title: '已受理',
      category: '路灯损坏',
      holder: { post: '网格员', area: `${grid} 号`, level: '网格' },
      steps: [{ step: 'reported' }, { step: 'accepted' }],
      rating: { open: false },
    })
    expect(body.expectedAt > start).toBe(true)
    expect(JSON.stringify(body)).not.toContain('worker')
  })

  it('I1 answers a wrong token as it answers a wrong number', async () => {
    const room = await aRoom()
    const { number } = await opened(room)
    const ask = (id: string, token?: string) => room.call('anyone', `GET /v1/public/cases/${id}`, undefined, { token })
    const wrong = await ask(number, 'wrong')
    const none = await ask('0000000000', 'wrong')
    expect([wrong.status, wrong.body.detail]).toEqual([404, none.body.detail])
    expect((await ask(number)).status).toBe(401)
  })
})

describe('the sweep', () => {
  it('C8 C10 urges, then hands up one level at a time, each with a fact; overlapping rings are harmless', async () => {
    const room = await aRoom()
    const { number, follow } = await opened(room)
    const story: unknown[] = []
    for (let act = 0; act < 7; act++) {
      const { actAt } = await room.table.need(CaseRow, { caseId: number })
      room.moveTo(actAt as string)
      await Promise.all([room.ring(), room.ring(), room.ring()])
      const { type, data } = room.told().at(-1) as EventItem
      story.push([type, data.level, data.previousLevel])
      expect(room.told()).toHaveLength(act + 2)
    }
    expect(story).toEqual([
      ['cases.case-urged.v1', 'grid', undefined],
      ['cases.case-handed-up.v1', 'village', 'grid'],
      ['cases.case-urged.v1', 'village', undefined],
      ['cases.case-handed-up.v1', 'township', 'village'],
      ['cases.case-urged.v1', 'township', undefined],
      ['cases.case-handed-up.v1', 'county', 'township'],
      ['cases.case-urged.v1', 'county', undefined],
    ])
    expect((await follow()).body.holder).toMatchObject({ post: 'County leader', area: `${county} 号` })
    const { body } = await room.call('auditor', `GET /v1/cases/${number}/ledger`)
    expect(body.verified).toBe(true)
  })

  it('C10 does one thing to a case after an outage of weeks', async () => {
    const room = await aRoom()
    for (let n = 0; n < 30; n++) await opened(room, {})
    room.moveTo('2026-12-20T02:00:00.000Z')
    await room.ring()
    await room.ring()
    expect(room.told()).toHaveLength(60)
    expect(
      new Set(
        room
          .told()
          .slice(30)
          .map(({ type }) => type),
      ),
    ).toEqual(new Set(['cases.case-urged.v1']))
  })

  it('C9 leaves alone what is in time or struck off', async () => {
    const room = await aRoom()
    const done = await opened(room)
    await walk(done)
    const before = room.told().length
    await room.ring()
    room.moveTo('2027-03-01T00:00:00.000Z')
    await room.ring()
    expect(room.told()).toHaveLength(before)
  })
})

describe('what it costs', () => {
  it('P5 a report is 4 write units and a step 4, index entries apart; the rows stay within 1 KB', async () => {
    const room = await aRoom()
    room.driver.reset()
    const it = await opened(room, {})
    const spent = () => {
      const { write, index } = room.driver.units()
      room.driver.reset()
      return [write - index, index]
    }
    expect(spent()).toEqual([4, 3])
    await it.give('worker', 'accept')
    expect(spent()[0]).toBe(4)
    await it.give('secretary', 'dispatch', { unitId: 'u03' })
    expect(spent()[0]).toBe(4)
    await it.give('clerk', 'start')
    expect(spent()[0]).toBe(4)
    await it.give('clerk', 'solve', { evidence })
    expect(spent()[0]).toBe(4)
    await it.give('secretary', 'check', { passed: true })
    expect(spent()[0]).toBe(4)
    const page = await room.call('secretary', `GET /v1/cases?area=${village}`)
    const [brief] = page.body.items
    expect(Buffer.byteLength(JSON.stringify(brief))).toBeLessThan(420)
  })
})
