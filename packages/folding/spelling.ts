import { fold } from './index.ts'
import { syllables } from './syllables.ts'

let known: ReadonlySet<string> | undefined
const longest = 6
const isSyllable = (text: string): boolean => {
  known ??= new Set(syllables.split(' '))
  return known.has(text)
}

/** Other ways to type a syllable with ü. */
const respelt: ReadonlyMap<string, string> = new Map([
  ['lue', 'lve'],
  ['nue', 'nve'],
  ['lyu', 'lv'],
  ['nyu', 'nv'],
])
const syllableIn = (letters: string): string => respelt.get(letters) ?? letters

/** Letters of one width and without tones, ü as v; whatever else there is, as it was. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .replace(/u\u0308/gi, 'v')
    .normalize('NFC')

/** From one place in a word to another along one character of a text. */
export interface Step {
  readonly from: number
  readonly to: number
  /** The character itself, a syllable (`lu`) that it is read as, or with `^` the first letter of one. */
  readonly by: string
}

/** A word of a query that can be pinyin, with all the ways to take it apart. */
export interface Spelling {
  /** As it was typed, folded. */
  readonly word: string
  /** Stretches of characters and digits: a text must have them as they are. */
  readonly others: readonly string[]
  readonly steps: readonly Step[]
  readonly end: number
}

/** All the ways to take letters apart into syllables; no steps when there is none. */
const readSteps = (letters: string, at: number): Step[] => {
  const steps: Step[] = []
  const leadsOn = Array.from({ length: letters.length + 1 }, (_, n) => n === letters.length)
  for (let from = letters.length - 1; from >= 0; from--)
    for (let to = from + 1; to <= Math.min(from + longest, letters.length); to++) {
      const by = syllableIn(letters.slice(from, to))
      if (!leadsOn[to] || !isSyllable(by)) continue
      leadsOn[from] = true
      steps.push({ from: at + from, to: at + to, by })
    }
  return leadsOn[0] ? steps : []
}

/** One after the other, through places of their own: letters are all syllables, all initials, or all themselves. */
const chain = (parts: readonly string[], at: number, through: number): Step[] =>
  parts.map((by, n) => ({
    from: n === 0 ? at : at + n + through,
    to: n === parts.length - 1 ? at + parts.length : at + n + 1 + through,
    by,
  }))
const [throughThemselves, throughInitials] = [1000, 2000]

/** As the capitals or signs between them part them, `LuDeng`, `xi'an`; together when only so they are syllables. */
const partsOf = (letters: string): string[] => {
  const parts = (letters.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? []).map((part) => part.toLowerCase())
  const isRead = (part: string): boolean => readSteps(part, 0).length > 0
  return !parts.every(isRead) && isRead(parts.join('')) ? [parts.join('')] : parts
}

const stretches = /[a-z]+(?:['’ʼ][a-z]+)*|[^a-z]+/gi
const isInitials = /^[a-hj-tw-z]{2,}$/

/** A word as pinyin: syllables, or of letters alone that are none, two initials or more. */
const spellingOf = (typed: string): Spelling | undefined => {
  const steps: Step[] = []
  const others: string[] = []
  let isRead = false
  let end = 0
  for (const stretch of plain(typed).match(stretches) ?? [])
    if (/^[a-z]/i.test(stretch)) {
      const parts = partsOf(stretch)
      // a letter alone is a sign rather than a syllable, `A座`; two that somebody parted are syllables, `a'a`
      isRead ||= parts.length > 1 && parts.every((part) => readSteps(part, 0).length > 0)
      for (const part of parts) {
        const read = readSteps(part, end)
        isRead ||= read.length > 0 && part.length > 1
        steps.push(...read, ...chain([...part.toUpperCase()], end, throughThemselves))
        end += part.length
      }
    } else {
      const other = fold(stretch)
      others.push(...(other.match(/[\p{Script=Han}0-9]+/gu) ?? []))
      steps.push(...chain([...other], end, throughThemselves))
      end += [...other].length
    }
  const letters = plain(typed).toLowerCase()
  if (!isRead && isInitials.test(letters))
    steps.push(
      ...chain(
        [...letters].map((letter) => `^${letter}`),
        0,
        throughInitials,
      ),
    )
  else if (!isRead) return undefined
  return { word: fold(typed), others, steps, end }
}

/** What a query asks for: words, folded, and words that can be pinyin, of which syllables typed one by one are one. */
export const askedIn = (query: string): { words: string[]; spellings: Spelling[] } => {
  const typed: string[] = []
  let wasSyllable = false
  for (const one of query.split(/\s+/u)) {
    const letters = plain(one).toLowerCase()
    const isOne = letters.length > 1 && isSyllable(syllableIn(letters))
    if (isOne && wasSyllable) typed.push(`${typed.pop()}'${one}`)
    else typed.push(one)
    wasSyllable = isOne
  }
  const words = new Set<string>()
  const spellings = new Map<string, Spelling>()
  for (const one of typed) {
    const spelling = spellingOf(one)
    if (spelling) spellings.set(one, spelling)
    else if (fold(one) !== '') words.add(fold(one))
  }
  return { words: [...words], spellings: [...spellings.values()] }
}
