import { type Action, route } from '@wangge/contract'
import { encodings } from '@wangge/http/encoding'
import type { Text } from '@wangge/problem'
import * as z from 'zod'

/** What is wrong (or odd) with one cell; `row` counts as a spreadsheet does: the header is row 1. */
export const RowFault = z.object({
  row: z.int().min(1),
  field: z.string(),
  what: z.string(),
  allowed: z.unknown().optional(),
})
export type RowFault = z.output<typeof RowFault>

/** What an import did, or in a dry run would do. `errors` are refused rows, `warnings` accepted ones; each list stops at 500. */
export const ImportResult = z.object({
  dryRun: z.boolean(),
  /** What the file was read as: by what can be read in it, unless the request says. */
  encoding: z.enum(encodings).optional(),
  rows: z.int().min(0),
  added: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  refused: z.int().min(0),
  errors: z.array(RowFault),
  warnings: z.array(RowFault),
})
export type ImportResult = z.output<typeof ImportResult>

/** `?dryRun=true` judges every row and writes nothing. */
export const ImportQuery = z.object({
  dryRun: z
    .stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })
    .default(false)
    .meta({ type: 'boolean', default: false }),
})
/** `encoding` says what the file is; without it that is judged by what can be read in it, and asked when nobody can tell. */
const TableQuery = ImportQuery.extend({ encoding: z.enum(encodings).optional() })

/**
 * Declares `POST /v1/imports/<kind>?dryRun=`: CSV with a header naming `columns`, in chunks of ≤ 256 KB.
 * It takes no Idempotency-Key: a second load of the same rows changes nothing by itself.
 */
export const importRoute = <C extends z.ZodObject>(declaration: {
  kind: string
  action: Action
  summary: Text
  columns: C
  example: string
}) =>
  route({
    method: 'POST',
    path: `/v1/imports/${declaration.kind}`,
    action: declaration.action,
    summary: declaration.summary,
    tag: 'imports',
    query: TableQuery,
    body: z.string().meta({ description: `CSV: ${Object.keys(declaration.columns.shape).join(',')}` }),
    mediaType: 'text/csv',
    answer: ImportResult,
    idempotent: false,
    example: {
      query: { dryRun: 'true' },
      body: declaration.example,
      answer: {
        dryRun: true,
        encoding: 'utf-8',
        rows: 1,
        added: 1,
        changed: 0,
        unchanged: 0,
        refused: 0,
        errors: [],
        warnings: [],
      },
    },
  })
