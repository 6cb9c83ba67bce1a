import { join } from 'node:path'
import { silence } from '@wangge/table'
import { entitiesIn } from '@wangge/table/entities-in'
import { aCaseRoom, anOpenedCase, type CaseRoom, evidence, lamp, reporter, walk } from '../testing/a-case-room.ts'
import { everyRow, marker, markersIn } from '../testing/planted.ts'
import { rowsOfCase } from './work/erase-case.ts'

type Line = { command: string; rev: number; silenced?: true; note?: string; facts: Record<string, unknown> }

const answeredOk = (answers: { status: number | undefined }[]) =>
  expect(answers.map(({ status }) => status).filter((status = 500) => status >= 300)).toEqual([])

/** A case in which everybody wrote something about somebody, walked to its end. */
const aRichCase = async (room: CaseRoom) => {
  const own = await anOpenedCase(room, {
    ...lamp,
    ...reporter,
    gridCode: undefined,
    place: { lon: 119.512345, lat: 28.512345, crs: 'WGS-84' },
    name: `王${marker(1)}`,
    address: `乙村${marker(2)}`,
    description: `${marker(3)}说路灯不亮`,
  })
  const { give, number, token } = own
  const asReporter = (verb: string, body: object) =>
    room.call('anyone', `POST /v1/public/cases/${number}/${verb}`, body, { token, key: `resident-${verb}-0001` })
  answeredOk([
    await give('worker', 'accept', { note: marker(4) }, 'accept-0000000001'),
    await give('worker', 'ask-resident', { text: marker(5) }),
    await asReporter('reply', { text: marker(6) }),
    await give('secretary', 'urge', { note: marker(7) }),
    await give('worker', 'reply-urge', { text: marker(8) }),
    await give('secretary', 'dispatch', { unitId: 'u03', note: marker(9) }),
    await give('clerk', 'return', { reason: marker(10) }),
    await give('secretary', 'dispatch', { unitId: 'u03' }),
    await give('clerk', 'start'),
    await give('clerk', 'extend', { days: 1, reason: marker(11) }),
    await give('secretary', 'decide-extension', { granted: false, note: marker(12) }),
    await give('clerk', 'answer', { text: marker(13) }),
    await give('clerk', 'solve', { evidence: [{ kind: 'note', text: marker(14) }], note: marker(15) }),
    await give('secretary', 'check', { passed: false, note: marker(16) }),
    await give('clerk', 'solve', { evidence }),
    await give('secretary', 'check', { passed: true }),
    await give('secretary', 'publish', { text: marker(17) }),
    await give('secretary', 'answer', { text: marker(18) }),
    await asReporter('rating', { stars: 2, comment: marker(19) }),
    await asReporter('reopen', { reason: marker(20) }),
    await give('official', 'hand-up', { reason: marker(21) }),
    await give('boss', 'accept'),
    await give('official', 'solve', { evidence }),
    await give('boss', 'check', { passed: true }),
    await give('boss', 'answer', { text: marker(22) }),
    await asReporter('hide', {}),
    {
      status: (
        await room.call(
          'anyone',
          `POST /v1/public/cases/${number}/rating`,
          { stars: 4, comment: marker(23) },
          { token },
        )
      ).status,
    },
  ])
  return { ...own, asReporter }
}

describe('personal data of a case', () => {
  it('I5 erases everything that anybody wrote, from every row, and the ledger still proves itself', async () => {
    const room = await aCaseRoom()
    const { number, token, asReporter } = await aRichCase(room)
    // what others were told of it is found by its words meanwhile
    await room.hear()
    // name and address are sealed already; all others lie open until they are erased
    expect(markersIn(everyRow(room))).toEqual(Array.from({ length: 21 }, (_, n) => marker(n + 3)).sort())
    const before = await room.call('boss', `GET /v1/cases/${number}/ledger`)
    const { status, body } = await asReporter('erase', {})
    expect([status, body.number]).toEqual([200, number])
    await room.hear()

    const left = everyRow(room)
    expect(markersIn(left)).toEqual([])
    expect(left).not.toContain('119.51')
    expect(left).not.toContain('subject#')
    const after = await room.call('boss', `GET /v1/cases/${number}/ledger`)
    expect(after.body.verified).toBe(true)
    expect(after.body.entries.length).toBe(before.body.entries.length + 1)
    const bare = ({ note: _, silenced: __, facts: { text: ___, ...facts }, ...entry }: Line) => ({ ...entry, facts })
    expect(after.body.entries.slice(0, -1).map(bare)).toEqual(before.body.entries.map(bare))

    // the stub: what statistics count
    const { body: stub } = await room.call('boss', `GET /v1/cases/${number}`)
    expect(stub).toMatchObject({
      category: 'facility-lamp',
      step: 'struck-off',
      rating: { stars: 4 },
      title: '个人信息已清除',
    })
    const { body: own } = await room.call('anyone', `GET /v1/public/cases/${number}`, undefined, { token })
    expect(own.erasedAt).toBe(stub.erasedAt)
    expect(own.steps.length).toBeGreaterThan(5)
    // once more is the same; nothing new can be written about it
    expect((await asReporter('erase', {})).status).toBe(200)
    expect((await asReporter('rating', { stars: 1, comment: marker(30) })).status).toBe(422)
    const seen = (await room.call('boss', `GET /v1/cases/${number}`)).body
    expect([seen.allowed, seen.yours]).toEqual([[], []])
    expect((await room.call('boss', `POST /v1/cases/${number}/rehang`, { reason: marker(31) })).status).toBe(410)
    expect(markersIn(everyRow(room))).toEqual([])
  })

  it('I5 sees through an erasure that nobody ordered', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'accept', { note: '私下说好了' })
    const [event] = (await room.table.timeline('cases', `case#${number}`)).slice(-1)
    if (!event) throw new Error('no event')
    await room.table.write(silence('cases', `case#${number}`, event))
    const { body } = await room.call('secretary', `GET /v1/cases/${number}/ledger`)
    expect([body.verified, body.brokenAt]).toEqual([false, event.rev])
  })

  it('I5 refuses to erase what somebody still works with, and says what may be asked meanwhile', async () => {
    const room = await aCaseRoom()
    const { number, token } = await anOpenedCase(room)
    const line = `POST /v1/public/cases/${number}/erase` as const
    const { status, body } = await room.call('anyone', line, {}, { token })
    expect([status, body.step]).toEqual([409, 'reported'])
    expect(body.detail).toContain('ask to be hidden')
    expect((await room.call('anyone', line, {}, { token: 'wrong' })).status).toBe(404)
    expect((await room.call('boss', line, {})).status).toBe(401)
  })

  it('I5 hides the reporter from all but whoever has the case', async () => {
    const room = await aCaseRoom()
    const { number, token, give } = await anOpenedCase(room)
    const unmask = async (who: Parameters<typeof give>[0]) =>
      (await room.call(who, `GET /v1/cases/${number}?unmask=true`)).status
    expect([await unmask('worker'), await unmask('secretary')]).toEqual([200, 200])
    const hide = () => room.call('anyone', `POST /v1/public/cases/${number}/hide`, {}, { token })
    expect((await hide()).status).toBe(200)
    expect((await hide()).status).toBe(409)
    expect([await unmask('worker'), await unmask('secretary'), await unmask('boss')]).toEqual([200, 403, 403])
    await give('worker', 'accept')
    await give('secretary', 'dispatch', { unitId: 'u03' })
    expect([await unmask('worker'), await unmask('clerk'), await unmask('otherClerk')]).toEqual([403, 200, 403])
    const { body } = await room.call('secretary', `GET /v1/cases/${number}`)
    expect([body.hidden, body.reporter.name]).toEqual([true, '王**'])
  })

  it('I5 gives the reporter everything that is kept, and says that it did', async () => {
    const room = await aCaseRoom()
    const own = await anOpenedCase(room, { ...reporter, description: lamp.description })
    await walk(own)
    await room.call('secretary', `GET /v1/cases/${own.number}?unmask=true`)
    const take = () => room.call('anyone', `GET /v1/public/cases/${own.number}/export`, undefined, { token: own.token })
    const { status, body, text } = await take()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      reporter: { name: reporter.name, phone: '+8610012345678', address: reporter.address },
      report: { description: lamp.description, category: 'facility-lamp' },
      looks: [{ by: 'member', role: 'village-secretary' }, { by: 'resident' }],
      hidden: false,
    })
    expect(body.ledger.map(({ command }: Line) => command)).toEqual([
      'report',
      'accept',
      'dispatch',
      'start',
      'solve',
      'check',
      'answer',
      'strike-off',
    ])
    for (const memberId of ['"worker"', '"clerk"', '"secretary"']) expect(text).not.toContain(memberId)
    expect((await take()).body.looks).toHaveLength(3)
    expect((await room.call('anyone', `GET /v1/public/cases/${own.number}/export`)).status).toBe(401)
  })

  it('I5 knows of every kind of row under a case what becomes of it', async () => {
    const entities = await entitiesIn(join(import.meta.dirname, '..'))
    const anyKey = new Proxy({}, { get: () => 'x' })
    const under = entities.filter((entity) => entity.key(anyKey).pk.startsWith('cases#case#'))
    expect(under.length).toBeGreaterThan(2)
    expect(under.map(({ name }) => name).sort()).toEqual(rowsOfCase.map(({ entity }) => entity.name).sort())
  })
})
