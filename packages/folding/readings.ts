import { readingTable } from './reading-table.ts'

/** How characters are read, by the letter that their syllables begin with: `lu路陆录… lv绿率…`. Too large for who only asks. */
export const readingsByLetter = (): Map<string, string> =>
  new Map(
    [...Map.groupBy(readingTable.split(' '), (group) => group.charAt(0))].map(([letter, groups]) => [
      letter,
      groups.join(' '),
    ]),
  )
