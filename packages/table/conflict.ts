import { Problem, say } from '@wangge/problem'
import type { Condition, Reason, Write } from './driver.ts'

/** Why a conditional write did not happen: the item is already there, was changed since it was read, or is gone. */
export type Refusal = 'exists' | 'stale' | 'missing'

/** Somebody else wrote first. Read again and decide: the same answer, 409 or 412. Uncaught it is a `conflict` problem. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
  readonly reason: Refusal
  /** Which op of the write, from 0, and the name of its entity. */
  readonly op: number
  readonly entity: string
  constructor(op: number, entity: string, reason: Refusal) {
    super(`${entity}: ${reason}`)
    this.op = op
    this.entity = entity
    this.reason = reason
  }
}

/** What a failed condition means to the caller. */
export const refusalOf = (write: Write, reason: Reason): Refusal => {
  const condition: Condition = write.kind === 'add' ? 'none' : write.if
  if (reason === 'missing' || condition === 'exists') return 'missing'
  return typeof condition === 'object' && 'rev' in condition ? 'stale' : 'exists'
}

/** Whether the same write may well succeed in a moment. */
export const isHealing = (reason: Reason): boolean => reason === 'conflict' || reason === 'throttle'

/** Throws what no retry can heal; `Conflict` is left to the caller. */
export const refuseHopeless = (reasons: readonly Reason[]): void => {
  if (reasons.includes('too-large'))
    throw new Problem('invalid', say('内容过大，无法保存', 'Too large to be stored'), {
      facts: { maxBytes: 400 * 1024 },
    })
  if (reasons.includes('invalid')) throw new Problem('invalid', say('内容无法保存', 'This cannot be stored'))
}

/** Given up for now. */
export const busy = (): Problem =>
  new Problem('unavailable', say('系统繁忙，请稍后重试', 'Busy; please try again in a moment'))
