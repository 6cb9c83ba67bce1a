import { busy, Conflict, isHealing, type Refusal, refusalOf, refuseHopeless } from './conflict.ts'
import { Cancelled, type Driver, keyOf, type Reason, type Write } from './driver.ts'
import type { Op } from './ops.ts'

const mostWrites = 100
const mostRetries = 5

/** What a service may do to the store. */
export interface Writer {
  /** All or nothing, at most 100. Throws `Conflict`. */
  write(ops: readonly Op[]): Promise<void>
  /** Each on its own: what became of it, in order. */
  writeEach(ops: readonly Op[]): Promise<('written' | Refusal)[]>
}

/** How what heals is tried again. */
export interface Retries {
  /** Jitter, 0–1. */
  random: () => number
  sleep: (ms: number) => Promise<void>
  /** Names one write over its retries, so that it cannot happen twice. */
  token: () => string
}

/** The writing side of a table: what heals is tried again, what does not is told. */
export const openWriter = (
  driver: Driver,
  { random, sleep, token }: Retries,
  /** Epoch seconds. */
  seconds: () => number,
): Writer => {
  const pause = (tries: number) => sleep(random() * Math.min(25 * 2 ** tries, 1000))

  const ready = ({ write, keepDays }: Op, now: number): Write => {
    if (write.kind === 'check') return write.if === 'absent' ? { ...write, if: { absent: now } } : write
    if (write.kind !== 'put') return write
    const row = keepDays === undefined ? write.row : { ...write.row, t: now + keepDays * 86_400 }
    return { ...write, row, if: write.if === 'absent' && row.t !== undefined ? { absent: now } : write.if }
  }

  const attempt = async (writes: readonly Write[], name: string): Promise<readonly Reason[]> => {
    if (writes.length === 1 && writes[0]?.kind !== 'check') return driver.writeEach(writes)
    try {
      await driver.transact(writes, name)
      return []
    } catch (error) {
      if (error instanceof Cancelled) return error.reasons
      throw error
    }
  }

  return {
    async write(ops) {
      if (ops.length === 0) return
      if (ops.length > mostWrites) throw new RangeError(`${ops.length} writes in one transaction`)
      const now = seconds()
      const writes = ops.map((op) => ready(op, now))
      if (new Set(writes.map((write) => `${keyOf(write).pk}\n${keyOf(write).sk}`)).size < writes.length)
        throw new RangeError('two writes of one item in one transaction')
      const name = token()
      for (let tries = 0; ; tries++) {
        const reasons = await attempt(writes, name)
        refuseHopeless(reasons)
        const refused = reasons.findIndex((reason) => reason === 'condition' || reason === 'missing')
        if (refused >= 0)
          throw new Conflict(
            refused,
            ops[refused]?.entity as string,
            refusalOf(writes[refused] as Write, reasons[refused] as Reason),
          )
        if (!reasons.some(isHealing)) return
        if (tries === mostRetries) throw busy()
        await pause(tries)
      }
    },

    async writeEach(ops) {
      const now = seconds()
      const writes = ops.map((op) => ready(op, now))
      const outcomes: ('written' | Refusal)[] = []
      let left = writes.map((_, at) => at)
      for (let tries = 0; left.length > 0; tries++) {
        if (tries > mostRetries) throw busy()
        if (tries > 0) await pause(tries - 1)
        const reasons = await driver.writeEach(left.map((at) => writes[at] as Write))
        refuseHopeless(reasons)
        left = left.filter((at, place) => {
          const reason = reasons[place] as Reason
          if (isHealing(reason)) return true
          outcomes[at] = reason === 'none' ? 'written' : refusalOf(writes[at] as Write, reason)
          return false
        })
      }
      return outcomes
    },
  }
}
