import type { Envelope } from '@wangge/contract'
import type { SQSRecord } from 'aws-lambda'
import { readMessage } from './message.ts'
import type { WorkPorts } from './ports.ts'
import type { Reaction, Together } from './react.ts'

type Opened = (event: Envelope) => Promise<{ readonly reaction: Reaction; readonly event: Envelope }>
interface Share {
  readonly messageId: string
  readonly asked: unknown
}

/** What a message asks for, and of which work; nothing of one that is taken alone, or that nobody can read. */
const shareOf = async (
  body: string,
  opened: Opened,
): Promise<{ work: Together<unknown>; asked: unknown } | undefined> => {
  try {
    const message = readMessage(body)
    if (!('event' in message)) return undefined
    const { reaction, event } = await opened(message.event)
    return reaction.together && { work: reaction.together.work, asked: reaction.together.asks(event) }
  } catch {
    // taken alone it fails again, and is told there
    return undefined
  }
}

/**
 * Does at once what the messages of a batch ask for together. Answers which of them need nothing more: where one made it
 * fail, none, so that each is taken alone and only that one fails.
 */
export const takeTogether = async (
  records: readonly SQSRecord[],
  opened: Opened,
  ports: WorkPorts,
): Promise<ReadonlySet<string>> => {
  const done = new Set<string>()
  if (records.length < 2) return done
  const shares = new Map<Together<unknown>, Share[]>()
  for (const { messageId, body } of records) {
    const share = await shareOf(body, opened)
    if (share) shares.set(share.work, [...(shares.get(share.work) ?? []), { messageId, asked: share.asked }])
  }
  for (const [work, some] of shares) {
    const asked = some.flatMap(({ asked }) => (asked === undefined ? [] : [asked]))
    try {
      if (asked.length > 0) await work(asked, ports)
      for (const { messageId } of some) done.add(messageId)
    } catch (error) {
      ports.log.warn('taken one by one', { messages: some.length, why: String(error) })
    }
  }
  return done
}
