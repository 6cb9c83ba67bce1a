import type { Encoding } from '@wangge/http/encoding'
import { type Fault, type Language, say } from '@wangge/problem'
import { keyOf, type Op, type Table, writeDecided } from '@wangge/table'
import type * as z from 'zod'
import { type CsvRow, readCsv } from './read-csv.ts'
import type { ImportResult, RowFault } from './result.ts'
import type { Verdict } from './verdict.ts'

const opsPerTransaction = 100
const rowsPerSlice = 50
const faultsShown = 500

/** How a room decides about items, whatever they were read from. */
export interface Decisions<T, Known> {
  readonly dryRun: boolean
  readonly language: Language
  readonly table: Pick<Table, 'write'>
  /** What the answer says the file was read as. */
  readonly encoding?: Encoding | undefined
  /** What an item is known by, and the column that says so: it may stand in a file once. */
  readonly idOf: (item: T) => readonly [path: string, id: string]
  /** Reads in bulk what the decisions about these items need. */
  readonly read: (items: readonly T[]) => Promise<Known>
  /**
   * Decides one item; `row` is its number. It keeps `known` up to date itself (replace values, never change them in
   * place), so that a later item of the same slice sees an earlier one; of two writes to one key in a slice the later wins.
   */
  readonly decide: (item: T, known: Known, row: number) => Verdict | Promise<Verdict>
}

export interface Import<C extends z.ZodObject, Known> extends Decisions<z.output<C>, Known> {
  readonly csv: string
  readonly columns: C
}

const placeOf = ({ write }: Op): string => {
  const { pk, sk } = keyOf(write)
  return `${pk}\n${sk}`
}

const merge = (into: ReadonlyMap<string, Op>, ops: readonly Op[]): Map<string, Op> => {
  const merged = new Map(into)
  for (const op of ops) if (op.write.kind !== 'check' || !merged.has(placeOf(op))) merged.set(placeOf(op), op)
  return merged
}

type Judged = { row: number; verdict: Verdict; warnings?: readonly Fault[] | undefined }
type Good<T> = Extract<CsvRow<T>, { value: T }>

/** Judges items until their writes fill a transaction. */
const judge = async <T, Known>(
  { dryRun, decide }: Decisions<T, Known>,
  items: readonly Good<T>[],
  known: Known,
): Promise<{ judged: Judged[]; ops: Op[] }> => {
  const judged: Judged[] = []
  let ops = new Map<string, Op>()
  for (const { row, value, warnings } of items) {
    const verdict = await decide(value, known, row)
    const next = 'ops' in verdict && !dryRun ? merge(ops, verdict.ops) : ops
    if (next.size > opsPerTransaction) {
      if (judged.length === 0) throw new RangeError(`one row makes ${next.size} writes`)
      break
    }
    ops = next
    judged.push({ row, verdict, warnings })
  }
  return { judged, ops: [...ops.values()] }
}

/** One slice: read, judge, write in one transaction. */
const importSlice = <T, Known>(plan: Decisions<T, Known>, items: readonly Good<T>[]): Promise<Judged[]> =>
  writeDecided(plan.table, async () => {
    const known = await plan.read(items.map(({ value }) => value))
    const { judged, ops } = await judge(plan, items, known)
    return { ops, answer: judged }
  })

/** The same items, of those with one id the first alone: which of them is meant, nobody can tell. */
const once = <T>(items: readonly CsvRow<T>[], idOf: Decisions<T, never>['idOf']): CsvRow<T>[] => {
  const seen = new Map<string, number>()
  return items.map((item) => {
    if (!('value' in item)) return item
    const [path, id] = idOf(item.value)
    const first = seen.get(id)
    if (first === undefined) seen.set(id, item.row)
    return first === undefined ? item : { row: item.row, faults: [twice(path, first)] }
  })
}

/** What is told of the second of two rows with one id. */
export const twice = (path: string, first: number): Fault => ({
  path,
  what: say(
    `与第 ${first} 行是同一个编号，一个文件里只能有一次`,
    `The same as in row ${first}; it may stand in a file once`,
  ),
})

/**
 * Imports items that were read from something else than CSV: as `importRows`, an item that could not be read carries
 * its faults.
 */
export const importItems = async <T, Known>(
  read: readonly CsvRow<T>[],
  plan: Decisions<T, Known>,
): Promise<ImportResult> => {
  const items = once(read, plan.idOf)
  const good = items.filter((each): each is Good<T> => 'value' in each)
  const judged: Judged[] = items.flatMap((each) =>
    'faults' in each ? [{ row: each.row, verdict: { outcome: 'refused', faults: each.faults } as const }] : [],
  )
  const slice = plan.dryRun ? Math.max(good.length, 1) : rowsPerSlice
  for (let start = 0, size = slice; start < good.length; ) {
    const done = await importSlice(plan, good.slice(start, start + size))
    judged.push(...done)
    start += done.length
    size = Math.min(slice, done.length + 1)
  }
  return tally(judged, plan)
}

/**
 * Imports CSV rows: checks the header, reads cells by `columns`, lets the room decide row by row, and writes slices of
 * ≤ 100 writes in one transaction each. A bad row is refused with its reason and stops nobody. A dry run judges the
 * whole body against what is stored and writes nothing.
 */
export const importRows = async <C extends z.ZodObject, Known>(plan: Import<C, Known>): Promise<ImportResult> =>
  importItems(readCsv(plan.csv, plan.columns), plan)

type Told = Pick<Decisions<never, never>, 'dryRun' | 'language' | 'encoding'>
const tally = (judged: Judged[], { dryRun, language, encoding }: Told): ImportResult => {
  const count = (outcome: Verdict['outcome']) => judged.filter(({ verdict }) => verdict.outcome === outcome).length
  const worded = (faultsIn: (one: Judged) => readonly Fault[]): RowFault[] =>
    judged
      .flatMap((one) =>
        faultsIn(one).map(({ path, what, allowed }) => ({
          row: one.row,
          field: path,
          what: what[language],
          ...(allowed === undefined ? {} : { allowed }),
        })),
      )
      .sort((a, b) => a.row - b.row)
      .slice(0, faultsShown)
  return {
    dryRun,
    ...(encoding && { encoding }),
    rows: judged.length,
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    errors: worded(({ verdict }) => (verdict.outcome === 'refused' ? verdict.faults : [])),
    warnings: worded(({ verdict, warnings = [] }) =>
      verdict.outcome === 'refused' ? [] : [...warnings, ...(verdict.warnings ?? [])],
    ),
  }
}
