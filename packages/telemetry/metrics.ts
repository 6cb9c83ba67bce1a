/** Figures about the running of a room; names are the code's own, so they can hold nothing personal. */
export interface Metrics {
  /** Adds to a count, e.g. `dead-letters`. */
  count(name: string, by?: number): void
  /** Notes a duration in milliseconds. */
  duration(name: string, milliseconds: number): void
  /** Hands on what was gathered; at the end of an invocation. */
  flush(): void
}

/** Keeps nothing: for an engine nobody scrapes. */
export const noMetrics: Metrics = { count() {}, duration() {}, flush() {} }
