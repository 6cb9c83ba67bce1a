import { plural } from '../house/nouns.ts'

/** What a noun is called where. */
export interface Names {
  readonly room: string
  /** The folder, `service-point`. */
  readonly one: string
  /** In paths and keys, `service-points`. */
  readonly many: string
}

export const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string): string => camel(`-${name}`)

/** Names that a new noun puts into code. */
export const wordsOf = ({ one, many }: Pick<Names, 'one' | 'many'>) => ({
  id: camel(one),
  One: pascal(one),
  Many: pascal(many),
  words: one.replaceAll('-', ' '),
  a: /^[aeiou]/.test(one) ? 'an' : 'a',
  A: /^[aeiou]/.test(one) ? 'An' : 'A',
})

export const namesOf = (room: string, one: string, many = plural(one)): Names => ({ room, one, many })

/** The lines of a new noun in the policy table: everybody of the subtree may look, the county's office may add. */
export const policyOf = ({ one, many }: Pick<Names, 'one' | 'many'>): string => `
  // ${many.replaceAll('-', ' ')}
  '${one}.read': { subtree: everyone },
  '${one}.add': { subtree: admin },
`
