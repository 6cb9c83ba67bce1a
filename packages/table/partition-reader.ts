import type { Driver, Index, Position, Row } from './driver.ts'
import type { Range } from './paging.ts'
import type { Place } from './place.ts'
import { byBytes, sortOf } from './sort-keys.ts'

/** The narrower of two bounds. */
const least = (a: string | undefined, b: string): string => (a !== undefined && byBytes(a, b) < 0 ? a : b)
const most = (a: string | undefined, b: string): string => (a !== undefined && byBytes(a, b) > 0 ? a : b)

/** One partition being read: refills itself to the end, through empty pages. */
export const reader = (
  driver: Driver,
  index: Index | undefined,
  pk: string,
  range: Range,
  start: Place | undefined,
) => {
  const { reverse = false, having } = range
  let { from, to } = range
  let after: Position | undefined
  let rows: Row[] = []
  let taken = 0
  let told: string | undefined
  if (start && start.partition === pk) after = { s: start.s, pk: start.pk, sk: start.sk }
  else if (start && reverse) to = start.s
  else if (start) from = start.s
  // an engine may refuse bounds that are the wrong way round
  let ended = from !== undefined && to !== undefined && byBytes(from, to) > 0
  // rows that share the last row's sort key came from partitions up to its own
  const skipped = start && pk < start.partition ? start.s : undefined
  const head = (): Row | undefined => rows[taken]
  return {
    pk,
    head,
    /** Where its next row is: as it was told, until the row is there. */
    sort: (): string | undefined => {
      const row = head()
      return row ? sortOf(row, index) : told
    },
    take: (): Row => rows[taken++] as Row,
    /** It begins here, or nowhere. What comes before that from now on is not of this page. */
    begin(sort: string | undefined): void {
      if (sort === undefined) ended = true
      else if (reverse) to = least(to, sort)
      else from = most(from, sort)
      told = sort
    },
    async fill(limit: number): Promise<void> {
      told = undefined
      while (taken >= rows.length && !ended) {
        const page = await driver.query({ index, pk, from, to, reverse, limit, after, having })
        rows = page.rows.filter((row) => sortOf(row, index) !== skipped)
        taken = 0
        after = page.after
        ended = !after
      }
    },
  }
}

export type Reader = ReturnType<typeof reader>
