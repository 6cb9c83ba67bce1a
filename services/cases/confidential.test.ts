import { aCaseRoom, type CaseRoom, evidence, lamp, opened, reporter, type Who } from '@wangge/testing/a-case-room'
import { CaseRow } from './table.ts'

const secret = { ...reporter, category: 'dispute-family', description: '家里的事，不想让邻居知道。' }
const complaint = { ...reporter, category: 'interest-conduct', description: '办事拖拉，态度不好。' }
const staff: Who[] = ['worker', 'leader', 'secretary', 'official', 'boss', 'clerk', 'auditor', 'elsewhere']

/** Who is answered, of all these people. */
const seenBy = async ({ call }: CaseRoom, line: `${string} ${string}`, isSeen: (body: never) => boolean) => {
  const seen: Who[] = []
  for (const who of staff) {
    const { status, body } = await call(who, line)
    if (status === 200 && isSeen(body as never)) seen.push(who)
  }
  return seen
}
const readers = (room: CaseRoom, number: string) => seenBy(room, `GET /v1/cases/${number}`, () => true)
const listers = (room: CaseRoom, path: string, number: string) =>
  seenBy(room, `GET ${path}`, ({ items }: { items: { caseId: string }[] }) =>
    items.some(({ caseId }) => caseId === number),
  )

describe('a confidential case', () => {
  it('C20 starts at the level the county says, and only those it lies with know that it is there', async () => {
    const room = await aCaseRoom()
    const { number } = await opened(room, secret)
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
    const { number } = await opened(room, complaint)
    expect(await readers(room, number)).toEqual(['boss'])
    expect(await room.table.need(CaseRow, { caseId: number })).toMatchObject({ level: 'county' })
  })

  it('C20 is one because its reporter asks for it, whatever it is about', async () => {
    const room = await aCaseRoom()
    const { number } = await opened(room, { ...reporter, confidential: true })
    expect(await readers(room, number)).toEqual(['official'])
    expect(room.told()[0]?.data).toMatchObject({ confidential: true })
    const { number: other } = await opened(room, { ...reporter, confidential: false })
    expect(await readers(room, other)).toEqual(['worker', 'leader', 'secretary', 'official', 'boss', 'auditor'])
  })

  it('C20 has a title that says nothing, in every list', async () => {
    const room = await aCaseRoom()
    await opened(room, secret)
    const { body, text } = await room.call('official', 'GET /v1/cases')
    expect(body.items).toMatchObject([{ title: '保密事项', confidential: true }])
    expect(text).not.toContain('邻居')
  })

  it('C20 is refused to others as if it were not there, whatever they want to do to it', async () => {
    const room = await aCaseRoom()
    const { number, give } = await opened(room, secret)
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
    const { number, give } = await opened(room, secret)
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
    const { number } = await opened(room, secret)
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
    const first = await opened(room)
    const hidden = await opened(room, { ...reporter, confidential: true })
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
    const { number } = await opened(room, { ...reporter, confidential: true })
    const { number: shown } = await opened(room, reporter)
    const ask = async (path: string) => (await room.visit(`GET /open311/v2/${path}`, {})).text
    expect(await ask('requests.json')).toContain(shown)
    expect(await ask('requests.json')).not.toContain(number)
    expect(await ask('servicerequestupdates.json')).not.toContain(number)
    expect(await ask(`requests/${number}.json`)).not.toContain(lamp.category)
  })
})
