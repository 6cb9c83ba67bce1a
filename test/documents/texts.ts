import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const aside = ['node_modules', 'cdk.out', '.tmp', '.wangge']

/** A file of the repository, by its path from the root. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

export const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

/** Every file of the repository that one of these patterns names, by path. */
export const texts = (...patterns: string[]): TextFile[] =>
  globSync(patterns, { cwd: root, exclude: (name) => aside.includes(name) })
    .toSorted()
    .map((path) => ({ path, text: read(path) }))

/** The documents that people write. */
export const documents = (): TextFile[] => texts('*.md', 'docs/**/*.md')

/** The cells of a document's table rows, without the rows that head and rule a table. */
export const cellsIn = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| *(:?-+:? *\|)/.test(line))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    )
