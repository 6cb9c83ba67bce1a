/** A word by which something would be recognised in an answer: an id, the first character of a name, the end of a phone. */
export interface Mark {
  readonly text: string
  readonly what: string
  /** Areas it belongs to: whoever may see one of them may see it. */
  readonly homes: Set<string>
  /** Members who may see it because it is theirs. */
  readonly owners: Set<string>
}

// rare characters that stand in no template, category or area of China: CJK extension A
const firstCharacter = 0x3400
const words = /[\w-]+|[\u3400-\u4dbf]|\*{4}\d{4}/g

/** Everything recognisable that was put into a county. */
export const openMarks = () => {
  const marks = new Map<string, Mark>()
  let characters = 0
  let phones = 0
  const mark = (text: string, what: string, homes: Iterable<string>, owners: Iterable<string> = []): string => {
    const found = marks.get(text) ?? { text, what, homes: new Set(), owners: new Set() }
    for (const home of homes) found.homes.add(home)
    for (const owner of owners) found.owners.add(owner)
    marks.set(text, found)
    return text
  }
  return {
    /** An id, seen by those who may see one of its homes. Marking it again adds homes. */
    id: mark,
    /** A character that occurs in one thing only. */
    character: (what: string, homes: Iterable<string>, owners: Iterable<string> = []): string =>
      mark(String.fromCodePoint(firstCharacter + characters++), what, homes, owners),
    /** A phone number; what a masked one still shows is the mark. */
    phone: (what: string, homes: Iterable<string>, owners: Iterable<string> = []): string => {
      const end = String(1000 + phones++)
      const number = `1000000${end}`
      for (const shown of [`****${end}`, number, `86${number}`]) mark(shown, `${what}'s phone`, homes, owners)
      return number
    },
    /** What of all this an answer holds, apart from what was asked with. */
    in: (text: string, asked: string): Mark[] => {
      const known = new Set(asked.match(words))
      return [...new Set(text.match(words))].flatMap((word) => {
        const found = known.has(word) ? undefined : marks.get(word)
        return found ? [found] : []
      })
    },
  }
}
export type Marks = ReturnType<typeof openMarks>

/** May somebody see it, who may see these subtrees? Areas above them are named in every address, and are no secret. */
export const isSeen = (
  mark: Mark,
  memberId: string,
  roots: readonly string[],
  pathOf: (areaId: string) => readonly string[],
): boolean => {
  if (mark.owners.has(memberId)) return true
  const isInside = (home: string) => roots.some((root) => pathOf(home).includes(root))
  const isAbove = (home: string) => roots.some((root) => pathOf(root).includes(home))
  return [...mark.homes].some((home) => isInside(home) || (mark.what === 'area' && isAbove(home)))
}
