import { askedIn, isSpeltIn, type Spelling } from '@wangge/folding/spelling'
import type { Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { numberIn } from '../case/number.ts'
import { CaseRow, leaves, linesOf, SearchLeaf, SoundLeaf, wordsAt } from '../table.ts'
import type { Found } from './lists.ts'

/** A part of a number this long is looked for: the last digits are what is read out over the phone. */
const partOfNumber = /^[0-9A-Z]{4,}$/
const wholeLength = 10

/** Texts of which a line has one, or it is not meant; and whether it is. */
interface Test {
  readonly marks: readonly string[]
  readonly isIt: (line: string, words: string) => boolean
}
/** Lines that were found, by their cases; `words` where they begin with number and instant. */
type Lines = Map<string, { readonly at: string; readonly line: string }>

const has = (text: string, marks: readonly string[]): boolean => marks.some((mark) => text.includes(mark))

/** The lines of leaves that pass every test. */
const linesIn = (some: readonly { lines: string }[], tests: readonly Test[], known?: Lines): Lines => {
  const found: Lines = new Map()
  // most leaves, and most lines of the others, have nothing of it: they are not taken apart
  for (const leaf of some.filter(({ lines }) => tests.every(({ marks }) => has(lines, marks))))
    for (const line of linesOf(leaf).filter((line) => tests.every(({ marks }) => has(line, marks)))) {
      const [caseId = '', at = ''] = line.slice(0, wordsAt(line)).split(' ')
      const words = known?.get(caseId)?.line
      if ((!known || words !== undefined) && tests.every(({ isIt }) => isIt(line, words ?? '')))
        found.set(caseId, { at, line })
    }
  return found
}

/** The longest are the rarest; more of them would be a statement of its own each. */
const rarest = (tests: readonly Test[]) =>
  tests
    .map(({ marks }) => marks)
    .toSorted((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))
    .slice(0, 3)

/** Part of a number, in the way one was written down, of a word that can be one. */
const partsOf = (word: string): string[] => {
  const part = numberIn(word)
  return partOfNumber.test(part) ? [part] : []
}

const worded = (word: string): Test => {
  const parts = partsOf(word)
  return {
    marks: [...new Set([word, ...parts])],
    isIt: (line) => line.includes(word, wordsAt(line)) || has(line.slice(0, wholeLength), parts),
  }
}

/** Where the words of a line and their sounds are told apart from what was made of them. */
const soundsIn = (line: string): string[] => line.slice(wordsAt(line) + 1, line.indexOf('|')).split(' ')

const spelt = (spelling: Spelling): Test => {
  const parts = partsOf(spelling.word)
  return {
    marks: [...spelling.marks, ...parts],
    isIt: (line, known) => {
      const words = spelling.characters.length > 0 ? known.slice(wordsAt(known) + 1).split(' ') : []
      return (
        has(line.slice(0, wholeLength), parts) ||
        soundsIn(line).some((sounds, at) => isSpeltIn(sounds, spelling, words[at]))
      )
    },
  }
}

/**
 * Cases whose text or place has every word of the query, in characters or in pinyin, or whose number is it, those of the
 * latest months first. A word is found inside others, as there are no spaces between words to go by.
 */
export const casesFound = (
  query: string,
  areaIds: readonly string[],
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  { table, county, now }: Pick<Ports, 'table' | 'county' | 'now'>,
): (() => AsyncGenerator<readonly Found[]>) => {
  const { words, spellings } = askedIn(query)
  if (words.length + spellings.length === 0)
    throw invalid('q', say('没有可搜索的字词', 'There is nothing to search for in it'))
  const number = numberIn(query)
  // what is half in characters is looked for in both
  const wordTests = [...words, ...spellings.flatMap(({ characters }) => characters)].map(worded)
  const soundTests = spellings.map(spelt)
  return async function* () {
    // a number is known before its words are
    const whole = number.length === wholeLength ? await table.get(CaseRow, { caseId: number }) : undefined
    if (whole) return yield [{ caseId: number, at: whole.reportedAt }]
    const { listingAreaIds } = await county.within(areaIds)
    const read = (entity: typeof SearchLeaf, tests: readonly Test[]) =>
      leaves(table, entity, listingAreaIds, { from, to: to ?? now, now, texts: rarest(tests) })
    const inWords = read(SearchLeaf, wordTests)
    const inSounds = read(SoundLeaf, soundTests)
    while (true) {
      const [some, sounds] = await Promise.all([
        wordTests.length > 0 ? inWords.next() : undefined,
        soundTests.length > 0 ? inSounds.next() : undefined,
      ])
      if (some?.done || sounds?.done) return
      const known = some && linesIn(some.value, wordTests)
      const found = sounds ? linesIn(sounds.value, soundTests, known) : known
      yield [...(found ?? [])].map(([caseId, { at }]) => ({ caseId, at }))
    }
  }
}
