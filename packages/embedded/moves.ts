import type { CountyClock } from './clock.ts'
import type { Pump } from './pump.ts'
import type { RungJob, Timers } from './timers.ts'

/** From where to where the clock is being moved; how far it has come the clock itself says. */
export interface Moving {
  readonly from: string
  readonly to: string
}

/** Lets time pass: second by second, or all at once. */
export const openMoves = ({ clock, timers, pump }: { clock: CountyClock; timers: Timers; pump: Pump }) => {
  let moving: Promise<unknown> | undefined
  let underWay: Moving | undefined

  const moveTo = async (to: string): Promise<RungJob[]> => {
    const rung: RungJob[] = []
    await pump.drain()
    for (let due = timers.next(); due && due.at <= to; due = timers.next()) {
      clock.moveTo(Date.parse(due.at))
      rung.push(timers.ringNext() as RungJob)
      await pump.drain()
    }
    clock.moveTo(Date.parse(to))
    return rung
  }

  return {
    /** Rings what has become due, unless the county is being moved: then every ring waits for its turn. */
    tick(): void {
      if (!moving && timers.tick().length > 0) pump.wakeRooms()
    },
    /** Rings everything due up to an instant, in order, each drained before the next; one move at a time. */
    async moveClock(to: string): Promise<RungJob[]> {
      while (moving) await moving
      const until = new Date(to).toISOString()
      underWay = { from: clock.now(), to: until }
      const run = moveTo(until)
      moving = run.catch(() => {})
      return run.finally(() => {
        moving = undefined
        underWay = undefined
      })
    },
    /** The move that is under way. */
    moving: (): Moving | undefined => underWay,
  }
}
