import type { Job } from '@wangge/contract'
import type { WorkPorts } from './ports.ts'

/** One ring of a timer. The job works out its period from `at`: its identity is (job, period), never the ring. */
export interface Ring {
  readonly job: string
  /** The instant it was due, UTC; `ports.now` is later when the ring was. */
  readonly at: string
  /** `cause` for the events the job makes. */
  readonly cause: string
}

/** A job with its work. Made by `ring`. */
export interface Timer {
  readonly kind: 'timer'
  readonly job: Job
  run(ring: Ring, ports: WorkPorts): Promise<void>
}

/** Declares the work of a timed job. It writes by itself, in slices that are idempotent: it may be rung twice, late, or killed half-way. */
export const ring =
  (job: Job) =>
  (run: (ring: Ring, ports: WorkPorts) => Promise<void>): Timer => ({ kind: 'timer', job, run })
