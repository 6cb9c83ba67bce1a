import { place } from '@wangge/testing/a-room'
import { anOpenedCase, aCaseRoom as aRoom, evidence, walk } from '../testing/a-case-room.ts'

const { village } = place

describe('the ledger', () => {
  it('C6 shows every step with who, as what, from where to where, and verifies', async () => {
    const room = await aRoom()
    const it = await anOpenedCase(room)
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
    const it = await anOpenedCase(room)
    await walk(it)
    room.driver.database.exec(tampering)
    const { body } = await room.call('auditor', `GET /v1/cases/${it.number}/ledger`)
    expect(body.verified).toBe(false)
  })
})

describe('what it costs', () => {
  it('P5 a report is 4 write units and a step 4, index entries apart; the rows stay within 1 KB', async () => {
    const room = await aRoom()
    room.driver.reset()
    const it = await anOpenedCase(room, {})
    const spent = () => {
      const { write, index } = room.driver.units()
      room.driver.reset()
      return [write - index, index]
    }
    // a stranger's is counted besides, so that they come one after another
    expect(spent()).toEqual([4 + 1, 3])
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
