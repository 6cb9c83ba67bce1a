import { setTimeout as later, setImmediate as nextTurn } from 'node:timers/promises'
import type { Driver } from '@wangge/table'

/** Lets requests go first: the work behind the counter gives way every few milliseconds. */
export interface Pace {
  /** Call between two steps of background work. */
  giveWay(): Promise<void>
  /** A request came in. */
  busy(): void
  /** Nobody waits at the counter: background work may go at full speed until `done`. */
  hurry(): () => void
}

const sliceMs = 2
/** How long a pause is while requests keep coming: background work gets about a quarter of the time. */
const pauseMs = 6
const quietMs = 20

/** Opens a pace shared by all background work of one process. */
export const openPace = (): Pace => {
  let since = performance.now()
  let lastRequest = Number.NEGATIVE_INFINITY
  let hurried = 0
  let pause: Promise<unknown> | undefined
  return {
    async giveWay() {
      if (pause === undefined) {
        const now = performance.now()
        if (now - since < sliceMs) return
        pause = hurried > 0 || now - lastRequest > quietMs ? nextTurn() : later(pauseMs)
      }
      const waited = pause
      await waited
      if (pause === waited) {
        pause = undefined
        since = performance.now()
      }
    },
    busy() {
      lastRequest = performance.now()
    },
    hurry() {
      hurried++
      return () => {
        hurried--
      }
    },
  }
}

const before =
  <A extends unknown[], R>(work: (...asked: A) => Promise<R>, giveWay: Pace['giveWay']) =>
  async (...asked: A): Promise<R> => {
    await giveWay()
    return work(...asked)
  }

/** The same driver for background work: SQLite answers at once, so without this a long job would never let a request in. */
export const paced = ({ get, query, heads, sorts, transact, writeEach }: Driver, { giveWay }: Pace): Driver => ({
  get: before(get, giveWay),
  query: before(query, giveWay),
  ...(heads && { heads: before(heads, giveWay) }),
  ...(sorts && { sorts: before(sorts, giveWay) }),
  transact: before(transact, giveWay),
  writeEach: before(writeEach, giveWay),
})
