import { type Names, wordsOf } from './names.ts'

// English nouns that JavaScript keeps for itself, or that a manifest imports
const taken = ['case', 'class', 'default', 'export', 'function', 'import', 'interface', 'package', 'public', 'return']
taken.push('service', 'say', 'switch', 'manifest', 'api', 'queue')

/** What a manifest calls the contract of a noun: `case` cannot be a name. */
const contractOf = (id: string): string => (taken.includes(id) ? `${id}Noun` : id)

/** The room is not of the form that a noun can be written into. */
export class OtherForm extends Error {}

const entry = (key: string, value: string): string => {
  if (key === value) return key
  return `${/^\w+$/.test(key) ? key : `'${key}'`}: ${value}`
}

/** Adds to what stands between the braces that an opening ends with. */
const within = (text: string, opening: RegExp, added: string, file: string): string => {
  const found = new RegExp(`(${opening.source})([^}]*)\\}`).exec(text)
  if (!found) throw new OtherForm(`${file} has no nouns to add one to`)
  const [whole, before = '', inner = ''] = found
  const entries = [inner.trim().replace(/,$/, ''), added].filter(Boolean).join(', ')
  return text.replace(whole, () => `${before} ${entries} }`)
}

const withImport = (text: string, line: string): string => {
  const last = text.lastIndexOf('\nimport ')
  const end = text.indexOf('\n', text.indexOf(" from '", last) + 1)
  return `${text.slice(0, end + 1)}${line}\n${text.slice(end + 1)}`
}

/** The entries of a room, by file, before or after a noun was added. */
export type Entries = Readonly<Record<'manifest.ts' | 'contract.ts' | 'api.ts', string>>

/** A room's entries with the noun in each; queue.ts has a line of a noun's as soon as that hears or rings. */
export const withNoun = (entries: Entries, { one, many }: Pick<Names, 'one' | 'many'>): Entries => {
  const { id } = wordsOf({ one, many })
  if (/ from '\.\/contract\.ts'/.test(entries['manifest.ts']))
    throw new OtherForm('manifest.ts reads the whole contract.ts: the room is not laid out by noun')
  const alias = contractOf(id)
  const declared = within(entries['manifest.ts'], /nouns: \{/, entry(one, alias), 'manifest.ts')
  return {
    'manifest.ts': withImport(declared, `import * as ${alias} from './${one}/contract.ts'`),
    'contract.ts': `${entries['contract.ts']}export * from './${one}/contract.ts'\n`,
    'api.ts': within(
      entries['api.ts'],
      /serve\(\s*manifest,\s*\{/,
      entry(one, `() => import('./${one}/handlers.ts')`),
      'api.ts',
    ),
  }
}

/** Where a room proves that a request was done, if it says so. */
export const proofIn = (api: string): string | undefined => /proof: '(\w+)'/.exec(api)?.[1]

/** The policy table with what may be done to the noun. */
export const withPolicy = (policy: string, lines: string): string => {
  const end = '} as const satisfies'
  if (!policy.includes(end)) throw new OtherForm('packages/access/policy.ts has no table to add to')
  return policy.replace(end, () => `${lines}${end}`)
}
