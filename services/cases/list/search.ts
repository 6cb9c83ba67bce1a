import { wordsOf } from '@wangge/folding'
import type { Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { numberIn } from '../case/number.ts'
import { CaseRow, leaves, linesOf, SearchLeaf } from '../table.ts'
import type { Found } from './lists.ts'

/** A part of a number this long is looked for: the last digits are what is read out over the phone. */
const partOfNumber = /^[0-9A-Z]{4,}$/
const wholeLength = 10

/** Where the words of a line begin: after number and instant. */
const wordsAt = (line: string): number => line.indexOf(' ', line.indexOf(' ') + 1)

/**
 * Cases whose text or place has every word of the query, or whose number is it, those of the latest months first. A
 * word is found inside others, as there are no spaces between words to go by.
 */
export const casesFound = (
  query: string,
  areaIds: readonly string[],
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  { table, county, now }: Pick<Ports, 'table' | 'county' | 'now'>,
): (() => AsyncGenerator<readonly Found[]>) => {
  const words = wordsOf(query)
  if (words.length === 0) throw invalid('q', say('没有可搜索的字词', 'There is nothing to search for in it'))
  const number = numberIn(query)
  const parts = new Map(
    words.map((word) => [word, numberIn(word)] as const).filter(([, part]) => partOfNumber.test(part)),
  )
  // the longest are the rarest; more of them would be a statement of its own each
  const longest = words.toSorted((a, b) => b.length - a.length).slice(0, 3)
  const texts = longest.map((word) => [...new Set([word, parts.get(word) ?? word])])
  const isPart = (word: string, text: string): boolean => {
    const part = parts.get(word)
    return part !== undefined && text.includes(part)
  }
  const foundIn = ({ lines }: { lines: string }): Found[] => {
    // most leaves have nothing of it: they are not taken apart
    if (!words.every((word) => lines.includes(word) || isPart(word, lines))) return []
    return linesOf({ lines }).flatMap((line) => {
      const from = wordsAt(line)
      const isIt = words.every((word) => line.includes(word, from) || isPart(word, line.slice(0, wholeLength)))
      const [caseId = '', at = ''] = isIt ? line.slice(0, from).split(' ') : []
      return isIt ? { caseId, at } : []
    })
  }
  return async function* () {
    // a number is known before its words are
    const whole = number.length === wholeLength ? await table.get(CaseRow, { caseId: number }) : undefined
    if (whole) return yield [{ caseId: number, at: whole.reportedAt }]
    const { listingAreaIds } = await county.within(areaIds)
    for await (const some of leaves(table, SearchLeaf, listingAreaIds, { from, to: to ?? now, now, texts }))
      yield some.flatMap(foundIn)
  }
}
