/** Effects that are not there, and effects that are there too often. */
export interface Amiss {
  readonly lost: number
  readonly doubled: number
}

/** What is amiss when each of these took effect once, and `found` are the effects that there are. */
export const amissIn = (owed: readonly string[], found: readonly string[]): Amiss => {
  const times = new Map<string, number>()
  for (const one of found) times.set(one, (times.get(one) ?? 0) + 1)
  const lost = owed.filter((one) => !times.has(one)).length
  const distinct = new Set(owed)
  // what nobody owed is one too many as well
  const doubled = [...times].reduce((sum, [one, count]) => sum + count - (distinct.has(one) ? 1 : 0), 0)
  return { lost, doubled }
}

/** What is amiss when there are so many of something and should be others. */
export const amissBy = (owed: number, found: number): Amiss => ({
  lost: Math.max(0, owed - found),
  doubled: Math.max(0, found - owed),
})

/** All of it. */
export const allAmiss = (each: readonly Amiss[]): Amiss => ({
  lost: each.reduce((sum, { lost }) => sum + lost, 0),
  doubled: each.reduce((sum, { doubled }) => sum + doubled, 0),
})

/** Every so many messages one is put twice: half of them at once, half when as many others stand between. */
export const repeating = <T>(put: (message: T) => void, every: number) => {
  let nth = 0
  const later: T[] = []
  return {
    repeated: () => Math.floor(nth / every),
    put(message: T): void {
      nth++
      put(message)
      if (nth % every !== 0) return
      if (nth % (2 * every) === 0) put(message)
      else later.push(message)
      if (later.length > every) put(later.shift() as T)
    },
    /** Those that still wait for their second time. */
    rest(): void {
      for (const message of later.splice(0)) put(message)
    },
  }
}
