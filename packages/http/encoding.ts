import { Problem, say } from '@wangge/problem'
import { Refused } from './refused.ts'

/** What a table of a spreadsheet may come in. */
export const encodings = ['utf-8', 'gb18030', 'utf-16'] as const
export type Encoding = (typeof encodings)[number]
/** A file as it was read, and as what. */
export interface Read {
  readonly text: string
  readonly encoding: Encoding
}

type Decoder = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
const decoded = (bytes: Uint8Array, as: Decoder): string | undefined => {
  try {
    return new TextDecoder(as, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

let level1: ReadonlySet<string> | undefined
let level2: ReadonlySet<string> | undefined
/** The characters of GB 2312, in two levels: those that everybody writes, and the others. */
const levels = (): readonly [ReadonlySet<string>, ReadonlySet<string>] => {
  const read = (from: number, to: number) => {
    const bytes: number[] = []
    for (let row = from; row <= to; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell)
    return new Set(
      [...new TextDecoder('gb18030').decode(Uint8Array.from(bytes))].filter((one) => /\p{Script=Han}/u.test(one)),
    )
  }
  level1 ??= read(0xb0, 0xd7)
  level2 ??= read(0xd8, 0xf7)
  return [level1, level2]
}

const wordRun =
  /\p{Script=Latin}+|\p{Script=Cyrillic}{4,}|\p{Script=Arabic}{4,}|\p{Script=Mongolian}{2,}|\p{Script=Tibetan}{2,}/gu

/** How well a text reads, 0 to 1: the share of common characters in whatever of it is not ASCII. */
export const readsAs = (text: string): number => {
  const [common, rarer] = levels()
  const weightOf = (one: string): number => {
    if (common.has(one)) return 1
    if (rarer.has(one)) return 0.6
    if (/[\p{Script=Han}]/u.test(one)) return 0.45
    if (/[\u3000-\u303f\uff01-\uff5e\u2014\u2018-\u201d\u2026\u00b7]/u.test(one)) return 1
    if (/[\p{Co}\p{Cn}\p{Cc}]/u.test(one)) return -1
    return /\p{Extended_Pictographic}/u.test(one) ? 0.5 : 0
  }
  let [sum, count] = [0, 0]
  // what was lost says nothing of how the file is encoded: whoever reads the cells names it
  for (const one of text)
    if (one > '\u007f' && one !== '\ufffd') {
      count++
      sum += weightOf(one)
    }
  // letters of other scripts are read in words of one script; what was decoded wrongly is a mixture
  for (const [word] of text.matchAll(wordRun))
    if (!/^\p{Script=Latin}/u.test(word)) sum += 0.8 * [...word].length
    else if (/[a-z]/i.test(word)) sum += 0.9 * [...word].filter((one) => one > '\u007f').length
  return count === 0 ? 1 : Math.max(0, sum / count)
}

/** Of how many bytes a decoder takes the front. */
const wholeUntil = (bytes: Uint8Array, as: Decoder): number => {
  let [good, bad] = [0, bytes.length]
  const takes = (length: number): boolean => {
    try {
      new TextDecoder(as, { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (takes(middle)) good = middle
    else bad = middle
  }
  return good
}

const rowOf = (bytes: Uint8Array, at: number): number =>
  bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1

const broken = (bytes: Uint8Array, tried: readonly Decoder[]): Refused => {
  const at = Math.max(...tried.map((one) => wholeUntil(bytes, one)))
  const row = rowOf(bytes, at)
  const names = tried.join(', ')
  return new Refused(
    400,
    say(
      `第 ${row} 行（第 ${at + 1} 个字节）不是完整的 ${names} 文字`,
      `Row ${row} (byte ${at + 1}) is no whole text in ${names}`,
    ),
    { facts: { row, byte: at + 1 } },
  )
}

/** Does a text read better as UTF-8 than as GB18030? */
const readsBetter = (inUtf8: number, inGb: number): boolean =>
  inUtf8 > inGb && (inUtf8 >= 0.75 || (inUtf8 >= 0.5 && inUtf8 - inGb >= 0.2))

/** The first row (from 1) of a file that is no UTF-8 which is UTF-8 nevertheless. */
const rowInUtf8 = (bytes: Uint8Array): number | undefined => {
  for (let [row, from] = [1, 0]; from < bytes.length; row++) {
    const end = bytes.indexOf(0x0a, from)
    const line = bytes.subarray(from, end < 0 ? bytes.length : end)
    const utf8 = line.some((byte) => byte > 0x7f) ? decoded(line, 'utf-8') : undefined
    if (utf8 !== undefined && readsBetter(readsAs(utf8), readsAs(decoded(line, 'gb18030') ?? ''))) return row
    from += line.length + 1
  }
  return undefined
}

const mixed = (bytes: Uint8Array, inUtf8: number): Refused => {
  const at = wholeUntil(bytes, 'utf-8')
  const row = rowOf(bytes, at)
  return new Refused(
    400,
    say(
      `第 ${inUtf8} 行是 utf-8，第 ${row} 行（第 ${at + 1} 个字节）不是：一个文件只能用一种编码`,
      `Row ${inUtf8} is in utf-8, row ${row} (byte ${at + 1}) is not: a file has one encoding`,
    ),
    { facts: { row, byte: at + 1 } },
  )
}

const unsure = (): Problem => {
  const what = say(
    '看不准这个文件的编码，请指明：utf-8、gb18030 或 utf-16',
    'It cannot be told how this file is encoded; say utf-8, gb18030 or utf-16',
  )
  return new Problem('invalid', what, { fields: [{ path: 'encoding', what, allowed: encodings }] })
}

const starts = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, n) => bytes[n] === byte)
const nameOf = (decoder: Decoder): Encoding => (decoder.startsWith('utf-16') ? 'utf-16' : (decoder as Encoding))

const only = (bytes: Uint8Array, as: Decoder): Read => {
  const text = decoded(bytes, as)
  if (text === undefined) throw broken(bytes, [as])
  return { text, encoding: nameOf(as) }
}

/**
 * Reads a table by what can be read in it, not by what can be decoded: many a short Chinese file in GB18030 is UTF-8 of
 * nonsense as well. A byte order mark or whoever sends it says what it is; a file that may be both is asked about.
 */
export const readTable = (bytes: Uint8Array, told?: Encoding): Read => {
  if (starts(bytes, 0xff, 0xfe)) return only(bytes, 'utf-16le')
  if (starts(bytes, 0xfe, 0xff)) return only(bytes, 'utf-16be')
  // no table starts with a NUL in its first character, unless that is half of a unit
  if (bytes.length > 1 && bytes[0] === 0) return only(bytes, 'utf-16be')
  if (told === 'utf-16' || bytes[1] === 0) return only(bytes, 'utf-16le')
  if (starts(bytes, 0xef, 0xbb, 0xbf) || told === 'utf-8') return only(bytes, 'utf-8')
  if (starts(bytes, 0x84, 0x31, 0x95, 0x33) || told === 'gb18030') return only(bytes, 'gb18030')
  const [utf8, gb] = [decoded(bytes, 'utf-8'), decoded(bytes, 'gb18030')]
  if (utf8 !== undefined && (gb === undefined || utf8 === gb)) return { text: utf8, encoding: 'utf-8' }
  if (gb === undefined) throw broken(bytes, ['utf-8', 'gb18030'])
  const oneInUtf8 = utf8 === undefined ? rowInUtf8(bytes) : undefined
  if (oneInUtf8 !== undefined) throw mixed(bytes, oneInUtf8)
  const inGb = readsAs(gb)
  const inUtf8 = utf8 === undefined ? 0 : readsAs(utf8)
  if (utf8 !== undefined && readsBetter(inUtf8, inGb)) return { text: utf8, encoding: 'utf-8' }
  if (utf8 === undefined ? inGb >= 0.4 : inGb >= 0.5 && inGb - inUtf8 >= 0.3) return { text: gb, encoding: 'gb18030' }
  throw unsure()
}
