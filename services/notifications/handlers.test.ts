import { put } from '@wangge/table'
import { aRoom, place } from '@wangge/testing/a-room'
import { api } from './api.ts'
import { MessageRow } from './table.ts'

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
