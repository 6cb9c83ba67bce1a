import { lettersOf, type Readings, readerOf } from '@wangge/folding/reader'
import { askedIn, type Spelling } from '@wangge/folding/spelling'
import type { Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { CaseRow } from '../../case/table/case.ts'
import { numberIn } from '../../case/work/number.ts'
import { leaves, linesOf, SearchLeaf } from '../table/leaf.ts'
import { readingsOf } from '../table/readings.ts'
import type { Found } from './lists.ts'

/** A part of a number this long is looked for, as its last digits are read out over the phone; none is longer than a whole. */
const partOfNumber = /^[0-9A-Z]{4,10}$/
const wholeLength = 10

/** Where the words of a line begin: after number and instant. */
const wordsAt = (line: string): number => line.indexOf(' ', line.indexOf(' ') + 1)

/** One word of a query. */
interface Asked {
  /** Leaves that have none of these have not the word. */
  readonly texts: readonly string[]
  /** As much, where texts cannot tell, for a leaf or a line. */
  readonly mayBeIn: (lines: string) => boolean
  readonly isIn: (line: string) => boolean
}

const isPart = (part: string | undefined, text: string): boolean => part !== undefined && text.includes(part)

/** The part of a number that a word can be, in the way one is written. */
const partIn = (word: string): string | undefined => {
  const part = numberIn(word)
  return partOfNumber.test(part) ? part : undefined
}

const asWritten = (word: string): Asked => {
  const part = partIn(word)
  return {
    texts: [...new Set([word, part ?? word])],
    mayBeIn: (lines) => lines.includes(word) || isPart(part, lines),
    isIn: (line) => line.includes(word, wordsAt(line)) || isPart(part, line.slice(0, wholeLength)),
  }
}

/** As it is read, or as it is written all the same: texts have letters, too. */
const asRead = (spelling: Spelling, readings: Readings): Asked => {
  const written = asWritten(spelling.word)
  const reader = readerOf(spelling, readings)
  return {
    texts: spelling.others.toSorted((a, b) => b.length - a.length).slice(0, 1),
    mayBeIn: (lines) => reader.mayBeIn(lines) || written.mayBeIn(lines),
    isIn: (line) =>
      written.isIn(line) ||
      line
        .slice(wordsAt(line) + 1)
        .split(' ')
        .some(reader.isIn),
  }
}

/**
 * Cases whose text or place has every word of the query, as it is written or as it is read, or whose number is it, those
 * of the latest months first. A word is found inside others, as there are no spaces between words to go by.
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
  return async function* () {
    // a number is known before its words are
    const whole = number.length === wholeLength ? await table.get(CaseRow, { caseId: number }) : undefined
    if (whole) return yield [{ caseId: number, at: whole.reportedAt }]
    const [{ listingAreaIds }, readings] = await Promise.all([
      county.within(areaIds),
      readingsOf(table, lettersOf(spellings)),
    ])
    const asked = [...words.map(asWritten), ...spellings.map((spelling) => asRead(spelling, readings))]
    // the longest are the rarest; more of them would be a statement of its own each
    const texts = asked
      .map(({ texts }) => texts)
      .filter(({ length }) => length > 0)
      .toSorted(([a = ''], [b = '']) => b.length - a.length)
      .slice(0, 3)
    const mayBeIn = (lines: string): boolean => asked.every((word) => word.mayBeIn(lines))
    const foundIn = (leaf: { lines: string }): Found[] => {
      // most leaves have nothing of it: they are not taken apart
      if (!mayBeIn(leaf.lines)) return []
      return linesOf(leaf).flatMap((line) => {
        if (!mayBeIn(line) || !asked.every((word) => word.isIn(line))) return []
        const [caseId = '', at = ''] = line.slice(0, wordsAt(line)).split(' ')
        return { caseId, at }
      })
    }
    for await (const some of leaves(table, SearchLeaf, listingAreaIds, { from, to: to ?? now, now, texts }))
      yield some.flatMap(foundIn)
  }
}
