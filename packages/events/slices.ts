import { defineEntity, put, putNew } from '@wangge/table'
import * as z from 'zod'
import type { WorkPorts } from './ports.ts'

/** A job of one room: its progress is kept in that room's own rows. */
export interface JobOf {
  readonly room: string
  readonly job: string
}

const declare = (room: string) => ({
  Slice: defineEntity(room, 'job-slice', {
    schema: z.object({ job: z.string(), period: z.string(), slice: z.string(), doneAt: z.string() }),
    key: ({ job, period, slice }: { job: string; period: string; slice: string }) => [
      `job#${job}`,
      `${period}#${slice}`,
    ],
  }),
  Through: defineEntity(room, 'job-through', {
    schema: z.object({ job: z.string(), period: z.string(), doneAt: z.string() }),
    key: ({ job }: { job: string }) => [`job#${job}`, 'through'],
  }),
})
const declared = new Map<string, ReturnType<typeof declare>>()
const entitiesOf = (room: string) => {
  const known = declared.get(room) ?? declare(room)
  declared.set(room, known)
  return known
}

/**
 * Runs a job's work once for every period up to `last` that it has not finished: the first time for `last` alone,
 * after an outage for every period missed, in order. `work` may be killed half-way, or overlap with another ring's, and
 * is then run again for its period.
 */
export const everyPeriod = async (
  { table, now }: Pick<WorkPorts, 'table' | 'now'>,
  { room, job }: JobOf,
  last: string,
  next: (period: string) => string,
  work: (period: string) => Promise<void>,
): Promise<void> => {
  const { Through } = entitiesOf(room)
  while (true) {
    const through = await table.get(Through, { job })
    const period = through ? next(through.period) : last
    if (period > last) return
    await work(period)
    // refused: another ring was faster, and how far it came is read
    await table.writeEach([put(Through, { job, period, doneAt: now, ...(through && { rev: through.rev }) })])
  }
}

/**
 * Runs one period of a job in slices, each marked when done, so that a ring that dies is taken up where it stopped and
 * a second ring finds nothing left. A slice must be idempotent: it may be run again when its mark was not written.
 */
export const inSlices = async (
  { table, now }: Pick<WorkPorts, 'table' | 'now'>,
  { room, job }: JobOf,
  period: string,
  slices: readonly string[],
  work: (slice: string) => Promise<void>,
): Promise<void> => {
  const { Slice } = entitiesOf(room)
  const done = new Set<string>()
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await table.list(Slice, `job#${job}`, { prefix: `${period}#`, limit: 100, after })
    for (const { slice } of page.items) done.add(slice)
    after = page.next
  }
  for (const slice of slices.filter((one) => !done.has(one))) {
    await work(slice)
    // two rings at once may both finish a slice: the mark is the same
    await table.writeEach([putNew(Slice, { job, period, slice, doneAt: now })])
  }
}
