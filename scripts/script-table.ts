import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

// pnpm exec node scripts/script-table.ts: writes the table of characters that are one to a search, from OpenCC's.
const dictionaries = ['TSCharacters', 'STCharacters', 'HKVariants', 'TWVariants', 'STPhrases', 'TSPhrases']
const folder = new URL('./esm-lib/dict/', import.meta.resolve('opencc-js/t2cn').replace(/esm\/[^/]+$/, ''))
const file = join(import.meta.dirname, '..', 'packages', 'folding', 'script-table.ts')

/** Each character, and one that stands for it and for all others like it. */
const parents = new Map<string, string>()
const headOf = (character: string): string => {
  const parent = parents.get(character)
  return parent === undefined || parent === character ? character : headOf(parent)
}
const simplified = new Set<string>()

const same = (one: string, other: string, name: string): void => {
  const [a, b] = [headOf(one), headOf(other)]
  if (a === b) return
  // the commoner script stands for the rest
  const [head, part] = simplified.has(b) || (name.startsWith('TS') && !simplified.has(a)) ? [b, a] : [a, b]
  parents.set(part, head)
}

for (const name of dictionaries) {
  const { default: text } = (await import(new URL(`${name}.js`, folder).href)) as { default: string }
  for (const line of text.split('|')) {
    const [one = '', ...others] = line.split(' ')
    if (name === 'STCharacters') simplified.add(one)
    // in words, character by character: some are written otherwise in a few words only
    for (const other of others) {
      const [from, to] = [[...one], [...other]]
      if (from.length !== to.length) continue
      for (const [at, character] of from.entries()) same(character, to[at] as string, name)
    }
  }
}

const groups = Map.groupBy([...parents.keys()].sort(), headOf)
const table = [...groups]
  .map(([head, parts]) => head + parts.join(''))
  .sort()
  .join(' ')
writeFileSync(
  file,
  `// Written by scripts/script-table.ts from OpenCC's tables (Apache-2.0), which are too large for a function's bundle.

/** Characters that are one in another script or region; the first of each group stands for the others. */
export const scriptTable =
  '${table}'
`,
)
console.log(`${groups.size} groups, ${parents.size} characters, ${Buffer.byteLength(table)} bytes`)
