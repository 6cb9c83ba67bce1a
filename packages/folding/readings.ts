import { createHash } from 'node:crypto'
import { readingTable } from './reading-table.ts'

interface Readings {
  readonly version: string
  readonly byLetter: ReadonlyMap<string, string>
}
let made: Readings | undefined

/**
 * How characters are read, by the letter that their syllables begin with (`lu路陆录… lv绿率…`), and what tells this table
 * from another. For those who write it down: too large for a function that only asks.
 */
export const readings = (): Readings => {
  made ??= {
    version: createHash('sha256').update(readingTable).digest('base64url').slice(0, 8),
    byLetter: new Map(
      [...Map.groupBy(readingTable.split(' '), (group) => group.charAt(0))].map(([letter, groups]) => [
        letter,
        groups.join(' '),
      ]),
    ),
  }
  return made
}
