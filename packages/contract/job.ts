import type { Text } from '@wangge/problem'

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
