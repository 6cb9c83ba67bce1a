import { Rights } from '@wangge/access'
import { caseReported } from '@wangge/cases/contract'
import { put, putNew } from '@wangge/table'
import { aRoom, place } from '@wangge/testing/a-room'
import { api } from './api.ts'
import { MessageRow } from './table.ts'
import { aPostbox, aStanding } from './testing/a-postbox.ts'

const idOf = (n: number): string => `message-${String(n).padStart(14, '0')}`

/** Ten messages to one member, by turns about the one village and the other. */
const aDrawer = async () => {
  const room = await aRoom({
    api,
    people: {
      secretary: ['village-secretary', place.village],
      volunteer: ['volunteer', place.village],
      worker: ['grid-worker', place.grid],
    },
  })
  const { table, engine } = room
  const { ops, subject } = await engine.vault.enrol('m1', { kind: 'member', name: '张小兰', phone: '+8610012345678' })
  await table.write(ops)
  const text = subject.seal('note', '【网格服务】请于今天办理')
  await table.write(
    Array.from({ length: 10 }, (_, n) =>
      put(MessageRow, {
        messageId: idOf(n),
        recipient: 'm1',
        subjectId: 'm1',
        areaId: n % 2 === 0 ? place.grid : place.otherGrid,
        channel: 'sms' as const,
        template: 'case-urged',
        language: 'zh-CN' as const,
        text,
        parts: 1,
        state: 'delivered' as const,
        tries: 1,
        queuedAt: `2026-11-30T00:00:0${n}.000Z`,
        cause: 'x',
      }),
    ),
  )
  const list = async (as: string, query: string) => {
    const { status, body } = await room.call(as, `GET /v1/messages?${query}`)
    return { status, next: body.next, ids: body.items?.map(({ messageId }: { messageId: string }) => messageId) }
  }
  return list
}

describe('messages to somebody', () => {
  it('L1 are shown as far as they are about the caller’s subtree, in filled pages, latest first', async () => {
    const list = await aDrawer()
    const first = await list('secretary', 'recipient=m1&limit=3')
    expect(first.ids).toEqual([8, 6, 4].map(idOf))
    expect((await list('secretary', `recipient=m1&limit=3&after=${first.next}`)).ids).toEqual([2, 0].map(idOf))
  })

  it('L1 are none when there are none, and forbidden to those who read only their own', async () => {
    const list = await aDrawer()
    expect(await list('secretary', 'recipient=m2')).toEqual({ status: 200, next: undefined, ids: [] })
    expect((await list('volunteer', 'recipient=m1')).status).toBe(403)
    expect((await list('worker', 'recipient=m2')).status).toBe(403)
    expect(await list('volunteer', 'recipient=me')).toEqual({ status: 200, next: undefined, ids: [] })
  })
})

describe('a message', () => {
  const reported = async () => {
    const box = await aPostbox()
    const leaders = { head: 'village-secretary', far: 'village-secretary', looker: 'auditor' } as const
    const areas = { head: place.village, far: place.otherVillage, looker: place.county }
    for (const [memberId, role] of Object.entries(leaders)) {
      const areaId = areas[memberId as keyof typeof areas]
      const grants = [{ role, areaId, from: '2026-01-01T00:00:00.000Z' }]
      await box.table.write([putNew(Rights, { memberId, active: true, grants })])
    }
    await box.tell(caseReported, { ...aStanding, source: 'resident' })
    await box.drain()
    const list = async (as: string, recipient: string) =>
      (await box.call(as, `GET /v1/messages?recipient=${recipient}`)).body.items
    return { ...box, list }
  }

  it('H2 is shown as on the phone, with its state and its parts', async () => {
    const { list, shown } = await reported()
    const [message] = await list('worker', 'me')
    expect(message).toEqual({
      messageId: expect.any(String),
      recipient: 'worker',
      channel: 'sms',
      template: 'case-to-accept',
      language: 'zh-CN',
      text: shown().worker,
      parts: 1,
      state: 'delivered',
      tries: 1,
      queuedAt: '2026-11-24T02:00:00.000Z',
    })
  })

  it('H2 to a resident is found by the number of their case, by those above its grid', async () => {
    const { list } = await reported()
    for (const who of ['head', 'looker'])
      expect(await list(who, aStanding.caseId)).toMatchObject([{ template: 'case-received', language: 'zh-CN' }])
    expect(await list('far', aStanding.caseId)).toEqual([])
  })

  it('C20 about a confidential case is read by nobody but its recipient, whatever their role', async () => {
    const { list, tell, drain } = await reported()
    const before = (await list('worker', 'me')).length
    await tell(caseReported, { ...aStanding, caseId: '9KM3QX9TPE', source: 'resident', confidential: true })
    await drain()
    expect((await list('worker', 'me')).length).toBe(before + 1)
    for (const who of ['head', 'looker'])
      for (const recipient of ['worker', '9KM3QX9TPE'])
        expect(JSON.stringify(await list(who, recipient))).not.toContain('9KM3QX9TPE')
  })

  it('I5 stays without its text once its subject is erased, or was registered anew', async () => {
    const { list, erase, enrol } = await reported()
    await erase('worker')
    expect(await list('worker', 'me')).toMatchObject([{ state: 'delivered', text: null }])
    await enrol('worker', 'en')
    expect(await list('worker', 'me')).toMatchObject([{ state: 'delivered', text: null }])
  })
})
