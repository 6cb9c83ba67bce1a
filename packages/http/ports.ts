import type { WorkPorts } from '@wangge/events/ports'
import type { Tokens } from './tokens.ts'

/** What a handler may use: all that reactions and jobs may, and the tokens. */
export interface Ports extends WorkPorts {
  readonly tokens: Tokens
}

/** What an engine supplies once per room; `now` is read from `clock` at the start of every request. */
export interface Engine extends Omit<Ports, 'now'> {
  /** UTC with milliseconds. */
  clock(): string
  /** 32 bytes that sign cursors, the same in every function of the county. */
  cursorKey(): Promise<Uint8Array>
  /** Compares every answer with its contract and throws when they differ: in tests, not in production. */
  readonly checkAnswers?: boolean
}
