import { scriptTable } from './script-table.ts'

let table: Map<string, string> | undefined
/** Made when first needed: most requests search for nothing. */
const standIns = (): Map<string, string> => {
  const made = new Map<string, string>()
  for (const group of scriptTable.split(' ')) {
    const [head = '', ...others] = group
    for (const other of others) made.set(other, head)
  }
  return made
}

/** Marks, spaces and signs between words, and variants of a letter’s form: they differ from writer to writer. */
const between = /[\p{P}\p{S}\p{Z}\p{C}\p{Variation_Selector}]/gu

/**
 * A text as searches compare it: one width, one case, one script, and nothing between the words. What is a part of a
 * text is a part of it folded, too. For keys and queries only: what is stored and shown stays as it was typed.
 */
export const fold = (text: string): string => {
  table ??= standIns()
  let folded = ''
  for (const character of text.normalize('NFKC').toUpperCase().normalize('NFKC').replace(between, ''))
    folded += table.get(character) ?? character
  return folded
}
