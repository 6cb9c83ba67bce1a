import type { DatabaseSync } from 'node:sqlite'

/** The county's clock: real time plus how far the county was moved. */
export interface CountyClock {
  ms(): number
  /** UTC with milliseconds. */
  now(): string
  /** Moves forward only; durable. */
  moveTo(ms: number): void
}

/** Opens the clock. `base` is the real one; tests pass their own. */
export const openClock = (database: DatabaseSync, base: () => number = Date.now): CountyClock => {
  database.exec(
    'CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), offset_ms INTEGER NOT NULL, seen_ms INTEGER NOT NULL)',
  )
  const stored = database.prepare('SELECT offset_ms AS offset, seen_ms AS seen FROM clock').get() as
    | { offset: number; seen: number }
    | undefined
  const save = database.prepare(
    'INSERT INTO clock (id, offset_ms, seen_ms) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET offset_ms = excluded.offset_ms, seen_ms = excluded.seen_ms',
  )
  let offset = stored?.offset ?? 0
  // a machine whose clock was set back must not give facts an order they did not have
  let latest = stored?.seen ?? 0
  const ms = (): number => {
    latest = Math.max(latest, base() + offset)
    return latest
  }
  let text = ''
  let textOf = Number.NaN
  return {
    ms,
    now() {
      const at = ms()
      if (at !== textOf) {
        textOf = at
        text = new Date(at).toISOString()
      }
      return text
    },
    moveTo(to) {
      if (to < ms()) return
      offset = to - base()
      latest = to
      save.run(offset, to)
    },
  }
}
