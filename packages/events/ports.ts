import type { Access } from '@wangge/access'
import type { County } from '@wangge/county'
import type { Develop, Files } from '@wangge/files/port'
import type { Table } from '@wangge/table'
import type { Vault } from '@wangge/vault'

/** One structured line a call; facts hold ids, never personal data. */
export interface Log {
  debug(message: string, facts?: Readonly<Record<string, unknown>>): void
  info(message: string, facts?: Readonly<Record<string, unknown>>): void
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void
  error(message: string, facts?: Readonly<Record<string, unknown>>): void
}

/** One message as it leaves for a provider: text final, signature included. */
export interface Outgoing {
  readonly messageId: string
  readonly channel: 'sms'
  /** E.164. */
  readonly to: string
  readonly text: string
  /** SMS parts the text takes (70 characters, or 67 a part). */
  readonly parts: number
}

/** What became of one message: a provider took it (`delivered` when it is known to have arrived), or nobody did, and why. */
export type Handed = { readonly providerId: string; readonly delivered?: boolean } | { readonly refused: string }

/** Hands one message to a provider. Throws only when nobody knows whether it was taken: then it is not sent again. */
export type Sender = (message: Outgoing) => Promise<Handed>

/** What a reaction or a job may use. Handlers get the same and more (packages/http). */
export interface WorkPorts {
  readonly table: Table
  /** UTC with milliseconds, the same for the whole request, event or ring. */
  readonly now: string
  /** A new ULID. */
  newId(): string
  /** Random bytes, base64url. */
  secret(bytes: number): string
  readonly vault: Vault
  readonly county: County
  readonly access: Access
  readonly log: Log
  /** Present in rooms whose manifest needs `send`. */
  readonly send?: Sender
  /** Present in rooms whose manifest needs `files`. */
  readonly files?: Files
  /** Reads an image and makes it anew; present where a room that needs `files` works behind the counter. */
  readonly develop?: Develop
}

/** A message that will not heal, and why. */
export type DeadLetter = (letter: {
  readonly messageId: string
  readonly body: string
  readonly why: string
}) => Promise<void>

/** What an engine supplies once per room; `now` is read from `clock` at the start of every request, event or ring. */
export interface WorkEngine extends Omit<WorkPorts, 'now'> {
  /** UTC with milliseconds. */
  clock(): string
  readonly deadLetter: DeadLetter
}

/** The ports of one unit of work. */
export const portsAt = (engine: WorkEngine, now: string = engine.clock()): WorkPorts => ({ ...engine, now })
