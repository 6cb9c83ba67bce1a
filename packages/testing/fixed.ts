/** A clock that stands still until it is turned. */
export interface FixedClock {
  /** UTC with milliseconds. */
  now(): string
  ms(): number
  /** Turns it to an instant, with any offset. */
  set(instant: string): void
  pass(milliseconds: number): void
}

/** A clock that stands at an instant. */
export const fixedClock = (instant = '2026-11-30T09:00:00+08:00'): FixedClock => {
  let at = Date.parse(instant)
  return {
    now: () => new Date(at).toISOString(),
    ms: () => at,
    set(instant) {
      at = Date.parse(instant)
    },
    pass(milliseconds) {
      at += milliseconds
    },
  }
}

/** Ids in ULID form that count up. */
export const sequentialIds = (first = 1): (() => string) => {
  let n = first - 1
  return () => `01K${String(++n).padStart(23, '0')}`
}
