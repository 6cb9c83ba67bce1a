import type { Job } from '@wangge/contract'
import { ringMessage } from '@wangge/events'
import type { SqliteDriver } from '@wangge/table/sqlite'
import { nextRing } from '@wangge/time'
import type { CountyClock } from './clock.ts'
import type { Queues } from './queues.ts'

/** One ring of one room's job. */
export interface RungJob {
  /** `duties.open-week` */
  readonly job: string
  readonly at: string
}

/**
 * The county's timers. One mechanism for real time, missed time and moved time: the last ring of every job is kept
 * durably, and what comes next is worked out from it. A timer library would ring by the machine's clock beside that.
 */
export interface Timers {
  /** Rings everything that is due by the county's clock, in order: also what was missed while the county was down. */
  tick(): RungJob[]
  /** The next ring of any job; at the same instant, in the order of the manifests. */
  next(): RungJob | undefined
  /** Rings the next one, whatever the clock says. */
  ringNext(): RungJob | undefined
}

interface Kept extends RungJob {
  readonly room: string
  readonly name: string
  readonly cron: string
}

/** Opens the timers; a job seen for the first time starts from now. */
export const openTimers = (
  { database, atomically }: Pick<SqliteDriver, 'database' | 'atomically'>,
  {
    clock,
    queues,
    jobs,
    zone,
  }: { clock: CountyClock; queues: Queues; zone: string; jobs: readonly { room: string; job: Job }[] },
): Timers => {
  database.exec('CREATE TABLE IF NOT EXISTS ring (job TEXT PRIMARY KEY, last_at TEXT NOT NULL) WITHOUT ROWID')
  const lastOf = database.prepare('SELECT last_at AS at FROM ring WHERE job = ?')
  const save = database.prepare('INSERT OR REPLACE INTO ring (job, last_at) VALUES (?, ?)')

  const upcoming: Kept[] = atomically(() =>
    jobs.map(({ room, job: { name, cron } }) => {
      const job = `${room}.${name}`
      let last = (lastOf.get(job) as { at: string } | undefined)?.at
      if (last === undefined) {
        last = clock.now()
        save.run(job, last)
      }
      return { job, room, name, cron, at: nextRing(cron, last, zone) }
    }),
  )
  const soonest = (): number => {
    let best = -1
    for (const [n, one] of upcoming.entries()) if (best < 0 || one.at < (upcoming[best] as Kept).at) best = n
    return best
  }
  const ringNext = (): RungJob | undefined => {
    const n = soonest()
    const due = upcoming[n]
    if (!due) return undefined
    atomically(() => {
      queues.put(due.room, ringMessage(due.name, due.at))
      save.run(due.job, due.at)
    })
    upcoming[n] = { ...due, at: nextRing(due.cron, due.at, zone) }
    return { job: due.job, at: due.at }
  }
  const next = (): RungJob | undefined => upcoming[soonest()]

  return {
    next,
    ringNext,
    tick() {
      const rung: RungJob[] = []
      for (let due = next(); due && due.at <= clock.now(); due = next()) rung.push(ringNext() as RungJob)
      return rung
    },
  }
}
