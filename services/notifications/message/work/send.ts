import type { Outgoing, WorkPorts } from '@wangge/events'
import { put, type Stored } from '@wangge/table'
import { templateOf } from '@wangge/texts'
import * as message from '../domain/delivery.ts'
import { wakeAt } from '../domain/quiet.ts'
import { MessageRow } from '../table.ts'
import { passedOn } from './pass-on.ts'
import { readingOf } from './reading.ts'

type Row = Stored<typeof MessageRow>

/** A row's next state; what the delivery no longer has (`dueAt`, once settled) is gone from the row too. */
const moved = ({ dueAt: _, ...row }: Row, delivery: message.Delivery): Row => ({ ...row, ...delivery })

const save = async (row: Row, delivery: message.Delivery, { table }: WorkPorts): Promise<Row> => {
  const next = moved(row, delivery)
  await table.write([put(MessageRow, next)])
  return { ...next, rev: row.rev + 1 }
}

/** What goes out, or what becomes of the message instead: nobody to reach, nothing to say any more, a bad time. */
const prepare = async (row: Row, ports: WorkPorts): Promise<Outgoing | message.Delivery> => {
  const { vault, county, now } = ports
  if (message.isStale(row, now)) return message.fail(row, 'too-late')
  const { quietHours, zone } = await county.config()
  const wakes = templateOf(row.template).urgent ? now : wakeAt(quietHours, now, zone)
  if (wakes > now) return message.wait(row, wakes)
  if (await passedOn(row, ports)) return message.fail(row, 'left-post')
  const subject = await vault.subject(row.subjectId)
  if (!subject?.phone) return message.fail(row, 'unreachable')
  const { messageId, channel, parts } = row
  const [to, text] = [readingOf(subject, subject.phone), readingOf(subject, row.text)]
  return to === null || text === null ? message.fail(row, 'unreadable') : { messageId, channel, to, text, parts }
}

const ask = async (row: Row, outgoing: Outgoing, { send, log, now }: WorkPorts): Promise<message.Delivery> => {
  if (!send) throw new Error('this engine sends nothing')
  try {
    const handed = await send(outgoing)
    if ('refused' in handed) return message.refuse(row, handed.refused, now)
    const { providerId, delivered } = handed
    return delivered ? message.deliver(row, providerId) : message.send(row, providerId, row.queuedAt)
  } catch (error) {
    const why = error instanceof Error ? error.name : 'error'
    log.warn('nobody knows whether a message was sent', { messageId: row.messageId, why })
    return message.lose(row)
  }
}

/** Sends one message whose time has come. The state is saved before the provider is asked, so it is never sent twice. */
export const sendMessage = async ({ messageId }: { messageId: string }, ports: WorkPorts): Promise<void> => {
  const { table, now } = ports
  const row = await table.get(MessageRow, { messageId })
  if (row?.state !== 'queued' || !message.isDue(row, now)) return
  const prepared = await prepare(row, ports)
  if ('state' in prepared) {
    await save(row, prepared, ports)
    return
  }
  const taken = await save(row, message.take(row, now), ports)
  await save(taken, await ask(taken, prepared, ports), ports)
}

/** What the sweep does with a message that is due: sends it, or settles one whose outcome never came. */
export const lookAfter = async (row: Row, ports: WorkPorts): Promise<void> => {
  if (row.state === 'queued') await sendMessage(row, ports)
  else await save(row, message.overdue(row), ports)
}
