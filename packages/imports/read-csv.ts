import { faultsOf } from '@wangge/http/issues'
import { type Fault, Problem, say } from '@wangge/problem'
import { CsvError, parse } from 'csv-parse/sync'
import type * as z from 'zod'
import { readCell } from './read-cell.ts'

const maxRows = 5000

const misaligned: Fault = {
  path: '',
  what: say('这一行的列数与表头不同', 'This row has another number of cells than the header'),
}

/** One data row: its number as a spreadsheet counts (the header is 1), and its value or what is wrong with it. */
export type CsvRow<T> = { row: number; value: T; warnings?: readonly Fault[] } | { row: number; faults: Fault[] }

const records = (csv: string): string[][] => {
  try {
    return parse(csv, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: 16384,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Problem('invalid', say('CSV 格式不正确', 'The body is not well-formed CSV'), {
      facts: { reason: error.code, line: error.lines },
      cause: error,
    })
  }
}

const checkHeader = (header: readonly string[], columns: z.ZodObject): void => {
  const known = Object.keys(columns.shape)
  const fault = (path: string, what: ReturnType<typeof say>): Fault => ({ path, what, allowed: known })
  const fields: Fault[] = header
    .filter((name) => !known.includes(name))
    .map((name) => fault(name.slice(0, 64).replace(/\p{Cc}/gu, '\ufffd'), say('没有这一列', 'There is no such column')))
  for (const name of known) {
    const times = header.filter((each) => each === name).length
    if (times > 1) fields.push(fault(name, say('这一列出现了两次', 'This column appears twice')))
    const required = !(columns.shape[name] as z.ZodType).safeParse(undefined).success
    if (times === 0 && required) fields.push(fault(name, say('缺少这一列', 'This column is missing')))
  }
  if (fields.length > 0) throw new Problem('invalid', say('表头不正确', 'The header is wrong'), { fields })
}

/**
 * Reads CSV whose first line names columns of a zod object, in any order. An empty cell is an absent value.
 * A wrong header refuses the file; a wrong cell refuses its row.
 */
export const readCsv = <C extends z.ZodObject>(csv: string, columns: C): CsvRow<z.output<C>>[] => {
  const [header = [], ...body] = records(csv)
  checkHeader(header, columns)
  if (body.length > maxRows) {
    throw new Problem('invalid', say('一次最多导入 5000 行', 'At most 5,000 rows a call'), { facts: { maxRows } })
  }
  return body.map((cells, index) => {
    const row = index + 2
    if (cells.length !== header.length) return { row, faults: [misaligned] }
    const read = header.map((path, at) => readCell(path, cells[at] ?? '', columns.shape[path] as z.ZodType))
    const faults = read.flatMap((cell) => cell.faults)
    if (faults.length > 0) return { row, faults }
    const warnings = read.flatMap((cell) => cell.warnings)
    const input = Object.fromEntries(header.map((name, at) => [name, read[at]?.text]))
    const parsed = columns.safeParse(input)
    return parsed.success
      ? { row, value: parsed.data, ...(warnings.length > 0 && { warnings }) }
      : { row, faults: faultsOf(parsed.error.issues, input, columns) }
  })
}
