import type { DatabaseSync } from 'node:sqlite'
import type { Sender } from '@wangge/events'

/** A message as a phone got it. */
export interface Received {
  readonly messageId: string
  readonly at: string
  readonly recipient: string
  readonly text: string
  readonly parts: number
}

/** Every phone of the county in one drawer: the embedded engine's SMS provider. */
export interface Mailbox {
  readonly send: Sender
  /** Oldest first. */
  received(recipient?: string): Received[]
}

// `100 1234 5678`, `+8610012345678` and `10012345678` are the same phone
const digits = (phone: string): string => phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')

/** Opens the mailbox; the same message handed over twice is kept once, as a good provider does. */
export const openMailbox = (database: DatabaseSync, now: () => string): Mailbox => {
  database.exec(`CREATE TABLE IF NOT EXISTS mailbox (
    seq INTEGER PRIMARY KEY, message_id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
    recipient TEXT NOT NULL, phone TEXT NOT NULL, text TEXT NOT NULL, parts INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS mailbox_phone ON mailbox (phone, seq)`)
  const insert = database.prepare(
    'INSERT OR IGNORE INTO mailbox (message_id, at, recipient, phone, text, parts) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const columns = 'SELECT message_id AS messageId, at, recipient, text, parts FROM mailbox'
  const all = database.prepare(`${columns} ORDER BY seq`)
  const of = database.prepare(`${columns} WHERE phone = ? ORDER BY seq`)
  return {
    send: async ({ messageId, to, text, parts }) => {
      insert.run(messageId, now(), to, digits(to), text, parts)
      return { providerId: `mailbox-${messageId}`, delivered: true }
    },
    received: (recipient) => (recipient === undefined ? all.all() : of.all(digits(recipient))) as unknown as Received[],
  }
}
