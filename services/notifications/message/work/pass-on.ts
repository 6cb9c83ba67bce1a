import type { WorkPorts } from '@wangge/events'
import { putNew, type Stored } from '@wangge/table'
import { MessageRow } from '../table.ts'
import { idOf } from './notice.ts'
import { readingOf } from './reading.ts'

type Row = Stored<typeof MessageRow>

const filling = async ({ post }: Row, { access }: Pick<WorkPorts, 'access'>): Promise<string[]> => {
  if (!post) return []
  const { role, areaId, unitId } = post
  const posts = unitId === undefined ? await access.postsAt(areaId) : await access.postsIn(unitId)
  return posts.filter((one) => unitId !== undefined || one.role === role).map(({ memberId }) => memberId)
}

/**
 * Has a message's recipient left the post in which they were to be told? Then it is queued for whoever fills that now, each
 * once: who was told of the same fact already has that message.
 */
export const passedOn = async (row: Row, ports: WorkPorts): Promise<boolean> => {
  if (!row.post) return false
  const now = await filling(row, ports)
  if (now.includes(row.recipient)) return false
  const { rev: _, why: __, providerId: ___, ...rest } = row
  const [own, ...subjects] = await ports.vault.subjects([row.subjectId, ...now])
  const text = readingOf(own, row.text)
  const messages = now.flatMap((memberId, n) => {
    const subject = subjects[n]
    if (text === null || !subject?.phone) return []
    const to = { messageId: idOf({ id: row.cause }, { subjectId: memberId }), recipient: memberId, subjectId: memberId }
    return [putNew(MessageRow, { ...rest, ...to, text: subject.seal('note', text), tries: 0, dueAt: ports.now })]
  })
  await ports.table.writeEach(messages)
  return true
}
