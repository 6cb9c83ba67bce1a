import { AreaNode } from '@wangge/county'
import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { anOpenedCase, aCaseRoom as aRoom, evidence, lamp, reporter } from '../testing/a-case-room.ts'

const key = 'a-key-of-16-letters'

describe('a request that is repeated', () => {
  it.each([
    ['anyone', 'POST /v1/public/cases', { ...lamp, ...reporter }],
    ['worker', 'POST /v1/cases', { ...lamp, source: 'worker' }],
  ] as const)('QUALITY 2 of %s, %s: is told the first case after its grid was closed', async (who, line, body) => {
    const room = await aRoom()
    const first = await room.call(who, line, body, { key })
    expect(first.status).toBe(201)
    const closed = await room.table.need(AreaNode, { areaId: place.grid })
    await room.table.write([put(AreaNode, { ...closed, to: '2026-11-24' })])
    room.moveTo('2026-11-25T02:00:00.000Z')
    expect(await room.call(who, line, body, { key })).toMatchObject({ status: 201, body: first.body })
    expect((await room.call(who, line, body, { key: 'another-key-of-it' })).status).toBe(422)
    const other = await room.call(who, line, { ...body, description: '另一件事' }, { key })
    expect([other.status, other.body.errors[0].path]).toEqual([422, 'Idempotency-Key'])
  })

  it('QUALITY 2 finds its twin though the ledger was read before it and the case after it', async () => {
    const room = await aRoom()
    const it = await anOpenedCase(room)
    await it.give('worker', 'accept')
    const add = () => it.give('worker', 'evidence', { evidence }, key)
    const { get } = room.driver
    let twin: ReturnType<typeof add> | undefined
    room.driver.get = async (keys) => {
      if (!twin && keys.some(({ sk }) => sk === 'case')) {
        twin = add()
        await twin
      }
      return get(keys)
    }
    const answer = await add()
    expect(answer).toMatchObject({ status: 200, body: (await twin)?.body })
    const { body } = await room.call('auditor', `GET /v1/cases/${it.number}/ledger`)
    expect(body.entries.map(({ command }: { command: string }) => command)).toEqual([
      'report',
      'accept',
      'add-evidence',
    ])
  })
})
