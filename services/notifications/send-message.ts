import type { WorkPorts } from '@wangge/events'
import { put, type Stored } from '@wangge/table'
import * as message from './domain/message.ts'
import { MessageRow } from './table.ts'

type Row = Stored<typeof MessageRow>

/** A row's next state; what the delivery no longer has (`dueAt`, once settled) is gone from the row too. */
const moved = ({ dueAt: _, ...row }: Row, delivery: message.Delivery): Row => ({ ...row, ...delivery })

const why = (error: unknown): string => (error instanceof Error ? error.name : 'error').slice(0, 60)

const ask = async (row: Row, { vault, send, now }: WorkPorts): Promise<message.Delivery> => {
  const subject = await vault.subject(row.subjectId)
  if (!subject?.phone) return message.fail(row, 'unreachable')
  if (!send) throw new Error('this engine sends nothing')
  const { messageId, channel, parts } = row
  try {
    const answer = await send({
      messageId,
      channel,
      to: subject.reveal(subject.phone),
      text: subject.reveal(row.text),
      parts,
    })
    return answer.delivered ? message.deliver(row, answer.providerId) : message.send(row, answer.providerId, now)
  } catch (error) {
    return message.refuse(row, why(error), now)
  }
}

/** Sends one message whose time has come. The state is saved before the provider is asked, so it is never sent twice. */
export const sendMessage = async ({ messageId }: { messageId: string }, ports: WorkPorts): Promise<void> => {
  const { table, now } = ports
  const row = await table.get(MessageRow, { messageId })
  if (row?.state !== 'queued' || !message.isDue(row, now)) return
  const taken = moved(row, message.take(row, now))
  await table.write([put(MessageRow, taken)])
  const sending = { ...taken, rev: row.rev + 1 }
  await table.write([put(MessageRow, moved(sending, await ask(sending, ports)))])
}

/** What the sweep does with a message that is due: sends it, or settles one whose outcome never came. */
export const lookAfter = async (row: Row, ports: WorkPorts): Promise<void> =>
  row.state === 'queued'
    ? sendMessage(row, ports)
    : ports.table.write([put(MessageRow, moved(row, message.overdue(row)))])
