import { isDeepStrictEqual } from 'node:util'
import type { Driver, Row } from './driver.ts'
import { type Entity, fromRow, toRow } from './entity.ts'
import type { Scan } from './scan.ts'

/** What became of the rows of one kind. */
export interface Laid {
  /** Prefix and entity: `cases case`. */
  readonly kind: string
  readonly rows: number
  /** Laid otherwise than they would be today; written anew unless only asked. */
  readonly changed: number
  /** Changed by somebody else meanwhile: the next run takes them. */
  readonly busy: number
  /** What today's schema refuses: left as it is. */
  readonly refused: number
  /** The first of those: where it is and why. */
  readonly why?: string
}

const prefixOf = ({ pk }: Row): string => pk.slice(0, pk.indexOf('#'))
const kindOf = (prefix: string, name: string): string => `${prefix} ${name}`

/** A row as its entity lays it today, at the same revision and for as long; or why that cannot be done. */
const laidToday = (entity: Entity, row: Row): { row: Row } | { why: string } => {
  const { rev, ...item } = fromRow(row, entity)
  const stray = Object.keys(item).find((field) => !entity.places.has(field))
  // written anew it would be gone
  if (stray) return { why: `${stray} is no field today` }
  const { error } = entity.schema.safeParse(item)
  const [issue] = error?.issues ?? []
  if (issue) return { why: `${issue.path.join('.')}: ${issue.message}` }
  return { row: { ...(row.t !== undefined && { t: row.t }), ...toRow(entity, item, rev) } }
}

/**
 * Lays the rows of a store as their entities are declared today, after an upgrade that moved a field, a partition or an
 * index. Nothing in them changes, their revision neither, so whoever works meanwhile is not disturbed; to do it again
 * changes nothing. What has happened (events, and rows that are their own event) is never written again. Yields what
 * has been done so far after every batch.
 */
export async function* layAgain(
  { scan, driver }: { scan: Scan; driver: Pick<Driver, 'writeEach'> },
  entities: readonly Entity[],
  { checkOnly = false }: { checkOnly?: boolean } = {},
): AsyncGenerator<readonly Laid[]> {
  const known = new Map(entities.map((entity) => [kindOf(entity.prefix, entity.name), entity]))
  const done = new Map<string, Laid>()
  const count = (kind: string, { rows = 0, changed = 0, busy = 0, refused = 0, why }: Partial<Laid>): void => {
    const was = done.get(kind) ?? { kind, rows: 0, changed: 0, busy: 0, refused: 0 }
    const first = was.why ?? why
    done.set(kind, {
      kind,
      rows: was.rows + rows,
      changed: was.changed + changed,
      busy: was.busy + busy,
      refused: was.refused + refused,
      ...(first !== undefined && { why: first }),
    })
  }
  for await (const rows of scan()) {
    const anew: { kind: string; row: Row }[] = []
    for (const row of rows) {
      const kind = kindOf(prefixOf(row), row.e)
      const entity = known.get(kind)
      if (!entity || row.ev) continue
      count(kind, { rows: 1 })
      const today = laidToday(entity, row)
      if ('why' in today) count(kind, { refused: 1, why: `${row.pk} ${row.sk}: ${today.why}` })
      else if (!isDeepStrictEqual(today.row, row)) anew.push({ kind, row: today.row })
    }
    const outcomes = checkOnly
      ? anew.map(() => 'none' as const)
      : await driver.writeEach(anew.map(({ row }) => ({ kind: 'put', row, if: { rev: row.r } })))
    for (const [at, { kind }] of anew.entries()) count(kind, outcomes[at] === 'none' ? { changed: 1 } : { busy: 1 })
    yield [...done.values()]
  }
}
