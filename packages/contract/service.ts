import type { Text } from '@wangge/problem'
import type { Fact } from './event.ts'
import type { AnyRoute } from './route.ts'

/** A timed job. `cron` is five fields in the county's zone; the ring's identity is (job, period), never the ring. */
export interface Job {
  readonly kind: 'job'
  /** kebab-case, unique within its room: `open-week`. */
  readonly name: string
  /** minute hour day-of-month month day-of-week, e.g. `5 0 * * 1` = Monday 00:05. */
  readonly cron: string
  readonly title: Text
}

/** Declares a timed job. */
export const job = (declaration: Omit<Job, 'kind'>): Job => ({ kind: 'job', ...declaration })

/**
 * What a room needs from its engine beyond the table: `sign` (the token key), `vault` (the county key),
 * `files` (signed uploads), `send` (SMS and other channels).
 */
export type Need = 'sign' | 'vault' | 'files' | 'send'
/** Rows a room may touch besides its own: `access`, `county`, `subject`; `read` or `write`. */
export type Grant = 'access:read' | 'access:write' | 'county:read' | 'county:write' | 'subject:read' | 'subject:write'

/** A room's manifest: plain data, read by infra and by the embedded runner. */
export interface Service {
  readonly kind: 'service'
  readonly name: string
  readonly title: Text
  readonly routes: readonly AnyRoute[]
  readonly publishes: readonly Fact[]
  readonly consumes: readonly Fact[]
  readonly jobs: readonly Job[]
  readonly needs: readonly Need[]
  readonly grants: readonly Grant[]
}

/** Declares a room. */
export const service = (declaration: Omit<Service, 'kind'>): Service => ({ kind: 'service', ...declaration })
