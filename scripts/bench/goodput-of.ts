/** What came of one round. */
export interface Turn {
  /** Requests sent, repeats included, and those of them that were not answered 2xx. */
  asked: number
  failed: number
  /** What was asked for and answered 2xx, however often it was sent. */
  done: number
  /** Repeats that were answered as if they had been the first. */
  doubled: number
  /** Cases that were answered for. */
  reported: number
  seconds: number
}

/** Done a second. */
export const goodputOf = ({ done, seconds }: Turn): number => done / seconds

/** Several rounds as one. */
export const sumOf = (turns: readonly Turn[]): Turn =>
  turns.reduce((sum, turn) => ({
    asked: sum.asked + turn.asked,
    failed: sum.failed + turn.failed,
    done: sum.done + turn.done,
    doubled: sum.doubled + turn.doubled,
    reported: sum.reported + turn.reported,
    seconds: sum.seconds + turn.seconds,
  }))
