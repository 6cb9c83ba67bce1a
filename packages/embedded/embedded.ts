import type { Ports } from '@wangge/http'
import type { Level } from '@wangge/telemetry'
import type { Received } from './mailbox.ts'
import type { Dead } from './queues.ts'
import type { Server } from './server.ts'
import type { RungJob } from './timers.ts'

/** How a county is opened. */
export interface EmbeddedOptions {
  /** Data folder, or `:memory:`. */
  data: string
  /** Name of the county: in events, tokens and logs. */
  county: string
  /** Folders of rooms; this repository's `services` unless told. */
  services?: string | readonly string[]
  /** The real clock, in milliseconds. */
  clock?: () => number
  /** Routes under `/dev/`, for this machine only; `true` unless told. */
  dev?: boolean
  /** Origins of the front ends whose scripts may call from a browser; none unless told. */
  origins?: readonly string[]
  /** Every answer is compared with its contract. */
  checkAnswers?: boolean
  level?: Level | 'silent'
  newId?: () => string
  secret?: (bytes: number) => string
}

/** A request made in process; the body is sent as JSON unless it is a string. */
export interface Ask {
  method: string
  path: string
  headers?: Record<string, string>
  body?: unknown
}

/** What was answered to it. */
export interface Told {
  status: number
  headers: Record<string, string>
  body: string
  json: () => never
}

/** A county in one process. */
export interface Embedded {
  /** A request without a network, through the same stack. */
  api(ask: Ask): Promise<Told>
  listen(port: number, host?: string): Promise<Server>
  /** Until every event is relayed and every message taken. */
  drain(): Promise<void>
  /** Rings everything due up to an instant, in order, each drained before the next. */
  moveClock(to: string): Promise<RungJob[]>
  /** Rings one job, `duties.open-week`, as if it were due at `at`. */
  ring(job: string, at: string): Promise<void>
  mailbox(recipient?: string): Received[]
  deadLetters(): Dead[]
  /** Puts dead letters back into their queues, oldest first. */
  replay(room?: string): number
  /** What a handler of this room gets. */
  ports(room: string): Ports
  now(): string
  stop(): Promise<void>
}
