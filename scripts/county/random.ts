/** One stream of random numbers; the same seed and purpose give the same stream on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** Whole number between both, inclusive. */
  int(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
}

const hash = (text: string): (() => number) => {
  let h = 1779033703 ^ text.length
  for (const char of text) h = Math.imul(h ^ (char.codePointAt(0) as number), 3432918353) >>> 0
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    h ^= h >>> 16
    return h >>> 0
  }
}

/** sfc32, seeded by text. A purpose of its own keeps one file's numbers apart from another's. */
export const randomFor = (seed: string, purpose: string): Random => {
  const word = hash(`${seed}/${purpose}`)
  let [a, b, c, d] = [word(), word(), word(), word()]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let spin = 0; spin < 12; spin++) next()
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    pick: (from) => from[int(0, from.length - 1)] as (typeof from)[number],
    shuffle: (list) => {
      const shuffled = [...list]
      for (let at = shuffled.length - 1; at > 0; at--) {
        const other = int(0, at)
        ;[shuffled[at], shuffled[other]] = [shuffled[other] as never, shuffled[at] as never]
      }
      return shuffled
    },
  }
}

/** `parts` whole numbers between `min` and `max` that add up to `total` exactly. */
export const deal = (total: number, parts: number, [min, max]: readonly [number, number], random: Random): number[] => {
  if (total < parts * min || total > parts * max) {
    throw new RangeError(`${total} cannot be dealt to ${parts} parts of ${min}–${max}`)
  }
  const dealt = Array.from({ length: parts }, () => random.int(min, max))
  let over = dealt.reduce((sum, each) => sum + each, 0) - total
  while (over !== 0) {
    const at = random.int(0, parts - 1)
    const step = over > 0 ? -1 : 1
    const next = (dealt[at] as number) + step
    if (next < min || next > max) continue
    dealt[at] = next
    over += step
  }
  return dealt
}

/** `total` shared as evenly as whole numbers allow. */
export const share = (total: number, parts: number): number[] =>
  Array.from({ length: parts }, (_, at) => Math.floor(total / parts) + (at < total % parts ? 1 : 0))
