import type { Spelling, Step } from './spelling.ts'

/** Characters by how they are read: `lu` → `路陆录…`. */
export type Readings = ReadonlyMap<string, string>

/** The letters that the syllables of these begin with: whoever looks for them must know how their characters are read. */
export const lettersOf = (spellings: readonly Spelling[]): string[] => [
  ...new Set(spellings.flatMap(({ steps }) => steps.flatMap(({ by }) => /^\^?([a-z])/.exec(by)?.[1] ?? []))),
]

const charactersBy = (by: string, readings: Readings): string => {
  if (/^[a-z]/.test(by)) return readings.get(by) ?? ''
  if (!by.startsWith('^')) return by
  return [...readings]
    .flatMap(([syllable, characters]) => (syllable.startsWith(by.charAt(1)) ? characters : []))
    .join('')
}

/** Tells whether folded texts have a word, when it is known how characters are read. */
export interface Reader {
  /** Told at a glance, of many texts at once: whether one of them may have it. */
  readonly mayBeIn: (texts: string) => boolean
  readonly isIn: (text: string) => boolean
}

interface Way extends Step {
  /** Characters that lead along it. */
  readonly along: string
}

/** How a word begins: with one of these characters and one of those, by tables, as millions of characters are asked. */
const glance = (ways: readonly Way[], end: number): Reader['mayBeIn'] => {
  const [first, second] = [new Uint16Array(0x10000), new Uint16Array(0x10000)]
  const mark = (table: Uint16Array, some: readonly Way[], bit: number): void => {
    for (const { along } of some)
      for (const character of along) {
        const unit = character.charCodeAt(0)
        table[unit] = (table[unit] ?? 0) | bit
      }
  }
  let alone = 0
  const begun = Map.groupBy(
    ways.filter(({ from }) => from === 0),
    ({ to }) => to,
  )
  for (const [n, [place, some]] of [...begun].entries()) {
    const bit = 1 << n
    const isWhole = place === end || some.some(({ along }) => /[\u{10000}-\u{10ffff}]/u.test(along))
    if (isWhole) alone |= bit
    mark(first, some, bit)
    mark(
      second,
      ways.filter(({ from }) => from === place),
      bit,
    )
  }
  return (texts) => {
    for (let at = 0; at < texts.length; at++) {
      const bits = first[texts.charCodeAt(at)] ?? 0
      if (bits !== 0 && (bits & (alone | (second[texts.charCodeAt(at + 1)] ?? 0))) !== 0) return true
    }
    return false
  }
}

/** Reads texts for a spelling: each character by itself or by any of its readings, whichever way the word is taken apart. */
export const readerOf = ({ steps, end }: Spelling, readings: Readings): Reader => {
  const ways = steps.map((step) => ({ ...step, along: charactersBy(step.by, readings) }))
  const by = new Map<string, Way[]>()
  for (const way of ways)
    for (const character of way.along) {
      const some = by.get(character)
      if (some) some.push(way)
      else by.set(character, [way])
    }
  return {
    mayBeIn: glance(ways, end),
    isIn: (text) => {
      let places = new Set([0])
      for (const character of text) {
        const next = new Set([0])
        for (const { from, to } of by.get(character) ?? [])
          if (places.has(from)) {
            if (to === end) return true
            next.add(to)
          }
        places = next
      }
      return false
    },
  }
}

/** Readings as they are kept, `lu路陆录… lv绿率…`. */
export const readingsIn = (kept: readonly string[]): Readings =>
  new Map(
    kept
      .flatMap((some) => some.split(' '))
      .map((group): [string, string] => {
        const [syllable = ''] = /^[a-z]*/.exec(group) ?? []
        return [syllable, group.slice(syllable.length)]
      }),
  )
