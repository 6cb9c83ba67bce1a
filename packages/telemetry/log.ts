import { safe, safeText } from './safe.ts'

export const levels = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof levels)[number]
/** Ids, codes, counts and errors; never personal data. */
export type Facts = Readonly<Record<string, unknown>>

/** One structured line a call. */
export interface Log {
  debug(message: string, facts?: Facts): void
  info(message: string, facts?: Facts): void
  warn(message: string, facts?: Facts): void
  error(message: string, facts?: Facts): void
  /** The same log with facts on every line. */
  with(facts: Facts): Log
}

/** Where lines go. Message and facts are safe already. */
export type Sink = (level: Level, message: string, facts: Record<string, unknown>) => void

/** Opens a log on a sink; lines below `level` are not made at all. */
export const openLog = ({
  sink,
  level = 'info',
  facts: always = {},
}: {
  sink: Sink
  level?: Level | 'silent'
  facts?: Facts
}): Log => {
  const least = level === 'silent' ? levels.length : levels.indexOf(level)
  const at = (each: Level) =>
    levels.indexOf(each) < least
      ? () => {}
      : (message: string, facts?: Facts) =>
          sink(each, safeText(message), safe({ ...always, ...facts }) as Record<string, unknown>)
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (facts) => openLog({ sink, level, facts: { ...always, ...facts } }),
  }
}

/** A sink of JSON lines, for stderr or a file; `clock` tells UTC. */
export const jsonLines =
  (write: (line: string) => void, clock: () => string): Sink =>
  (level, message, facts) =>
    write(`${JSON.stringify({ at: clock(), level, message, facts })}\n`)
