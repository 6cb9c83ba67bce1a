import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '@wangge/folding'
import { scriptTable } from '@wangge/folding/script-table'
import { pinyin } from 'pinyin-pro'

// pnpm exec node scripts/reading-table.ts: writes how characters are read, and the syllables there are, from pinyin-pro's.
const folder = join(import.meta.dirname, '..', 'packages', 'folding')
const from =
  "Written by scripts/reading-table.ts from pinyin-pro's tables (MIT), which are too large for a function's bundle."

/** Without its tone; ü as it is typed. */
const plain = (reading: string): string =>
  reading
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .replace(/u\u0308/g, 'v')
const isSyllable = (reading: string): boolean => /^[a-z]+$/.test(reading) && /[aeiouv]/.test(reading)

/** Readings that words and surnames of the library's own lists have. */
const heard = new Set<string>()
for (const [file, name] of [
  ['dict2', 'Pattern2'],
  ['dict3', 'Pattern3'],
  ['dict4', 'Pattern4'],
  ['dict5', 'Pattern5'],
  ['surname', 'PatternSurname'],
] as const) {
  const { [name]: words } = (await import(import.meta.resolve(`pinyin-pro/dist/esm/data/${file}.mjs`))) as {
    [name]: { zh: string; pinyin: string }[]
  }
  for (const { zh, pinyin: read } of words ?? []) {
    const [characters, readings] = [[...zh], read.split(' ')]
    if (characters.length === readings.length)
      for (const [at, character] of characters.entries()) heard.add(character + plain(readings[at] as string))
  }
}
// said in speech or in names of places, and in none of those words
for (const one of '地de 乐lao 堡bu 堡pu 埔bu 涌chong 粘zhan 熟shou 盛cheng 蔚yu 浚xun 种chong 洞tong 约yao 那nei 这zhei 棱ling 泌bi 疟yao'.split(
  ' ',
))
  heard.add(one)

/** The 3,755 characters in daily use (GB 2312, first level): of these, readings that nobody uses any more are left out. */
const daily = new Set<string>()
const gb = new TextDecoder('gbk')
for (let row = 0xb0; row <= 0xd7; row++)
  for (let cell = 0xa1; cell <= 0xfe; cell++) daily.add(gb.decode(Uint8Array.of(row, cell)))

/** Of the one that stands for a group, and of the others: in another script they may be read otherwise. */
const readingsOf = (character: string, isHead: boolean): string[] =>
  pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
    .filter(isSyllable)
    .filter((reading, at) => at === 0 || (isHead && !daily.has(character)) || heard.has(character + reading))

const others = new Map(scriptTable.split(' ').map((group) => [[...group][0], [...group].slice(1)]))
const readers = new Map<string, string[]>()
for (let code = 0x3400; code <= 0x9fff; code++) {
  const head = String.fromCodePoint(code)
  if (fold(head) !== head) continue
  const group = [readingsOf(head, true), ...(others.get(head) ?? []).map((one) => readingsOf(one, false))]
  for (const reading of new Set(group.flat())) readers.set(reading, [...(readers.get(reading) ?? []), head])
}

const syllables = [...readers.keys()].sort()
const table = syllables.map((syllable) => syllable + readers.get(syllable)?.join('')).join(' ')
writeFileSync(
  join(folder, 'reading-table.ts'),
  `// ${from}

/** Every syllable, and the characters that are read so; for those who write an index down. */
export const readingTable =
  '${table}'
`,
)
writeFileSync(
  join(folder, 'syllables.ts'),
  `// ${from}

/** Every syllable of pinyin, without tones; ü is v. */
export const syllables =
  '${syllables.join(' ')}'
`,
)
console.log(`${syllables.length} syllables, ${Buffer.byteLength(table)} bytes`)
