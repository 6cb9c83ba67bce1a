import { setTimeout as sleep } from 'node:timers/promises'
import type { Encoding } from '@wangge/http/encoding'
import type { ImportResult, RowFault } from '@wangge/imports/result'
import { Problem } from '@wangge/problem'
import { type Chunk, fileOf, type Kind, type KindFile, kinds } from './chunks.ts'

/** How far a load has come: rows checked or loaded of one kind. */
export interface Progress {
  readonly kind: Kind
  readonly phase: 'check' | 'load'
  readonly done: number
  readonly rows: number
}

/** What became of one file. Rows of errors and warnings are those of the file. */
export interface KindResult {
  readonly kind: Kind
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly errors: readonly RowFault[]
  readonly warnings: readonly RowFault[]
  /** Nothing of this file was written: only that was wanted, or the dry run found errors. */
  readonly checkedOnly: boolean
  /** What the file was read as. */
  readonly encoding?: Encoding
}

export interface Loading {
  readonly baseUrl: string
  readonly dir: string
  /** An administrator's access token; asked for anew, with `true`, when the API no longer takes it. */
  readonly token: string | ((renew: boolean) => Promise<string>)
  readonly fetch?: typeof fetch
  /** Judge a whole file before anything of it is written; unless told otherwise, yes. */
  readonly dryRunFirst?: boolean
  /** Write nothing at all. Ends at a file that brings what the next ones build on: they can be judged once it is loaded. */
  readonly checkOnly?: boolean
  /** Load the good rows of a file in which others are refused. */
  readonly keepGoing?: boolean
  readonly language?: 'zh-CN' | 'en'
  /** What the tables are; without it that is judged by what can be read in them. */
  readonly encoding?: Encoding
  readonly onProgress?: (progress: Progress) => void
  /** Told after every file. */
  readonly onFile?: (result: KindResult) => void
}

const mostTries = 6
const passing = new Set([408, 429, 500, 502, 503, 504])

/** The API answered that it will not take this. */
class Refusal extends Error {
  override readonly name = 'Refusal'
}

const problemIn = (text: string): string => {
  try {
    const { detail, errors = [] } = JSON.parse(text) as { detail?: string; errors?: { path: string; detail: string }[] }
    return [detail, ...errors.map((error) => `${error.path}: ${error.detail}`)].join('\n  ')
  } catch {
    return text.slice(0, 500)
  }
}

/** Posts one chunk until it is answered: to send it again does no harm. */
const post = async (loading: Loading, kind: Kind, chunk: Chunk, dryRun: boolean): Promise<ImportResult> => {
  const { baseUrl, token, fetch: send = fetch, language = 'zh-CN' } = loading
  // a chunk is sent as UTF-8, whatever its file was
  const said = chunk.mediaType === 'text/csv' ? '&encoding=utf-8' : ''
  let renewed = false
  for (let tries = 1; ; tries++) {
    const bearer = typeof token === 'string' ? token : await token(renewed)
    const response = await send(`${baseUrl.replace(/\/$/, '')}/v1/imports/${kind}?dryRun=${dryRun}${said}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': chunk.mediaType, 'accept-language': language },
      body: chunk.body,
    }).catch((error: unknown) => {
      if (tries === mostTries) throw error
    })
    if (response?.ok) return (await response.json()) as ImportResult
    if (response?.status === 401 && typeof token !== 'string' && !renewed) {
      renewed = true
      continue
    }
    if (response && (!passing.has(response.status) || tries === mostTries))
      throw new Refusal(`${kind}: ${response.status} ${problemIn(await response.text())}`)
    const wait = Number(response?.headers.get('retry-after') ?? 0) * 1000
    await sleep(Math.max(wait, 100 * 2 ** tries))
  }
}

interface Tally {
  added: number
  changed: number
  unchanged: number
  errors: RowFault[]
  warnings: RowFault[]
}

const postAll = async (
  loading: Loading,
  kind: Kind,
  chunks: readonly Chunk[],
  phase: Progress['phase'],
): Promise<Tally> => {
  const total = chunks.reduce((sum, { rows }) => sum + rows.length, 0)
  const tally: Tally = { added: 0, changed: 0, unchanged: 0, errors: [], warnings: [] }
  let done = 0
  for (const chunk of chunks) {
    const result = await post(loading, kind, chunk, phase === 'check')
    const inFile = (fault: RowFault) => ({ ...fault, row: chunk.rowInFile(fault.row) })
    tally.added += result.added
    tally.changed += result.changed
    tally.unchanged += result.unchanged
    tally.errors.push(...result.errors.map(inFile))
    tally.warnings.push(...result.warnings.map(inFile))
    done += chunk.rows.length
    loading.onProgress?.({ kind, phase, done, rows: total })
  }
  return tally
}

const nothing = (): Tally => ({ added: 0, changed: 0, unchanged: 0, errors: [], warnings: [] })
const sum = (one: Tally, other: Tally): Tally => ({
  added: one.added + other.added,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
  errors: [...one.errors, ...other.errors],
  warnings: [...one.warnings, ...other.warnings],
})

/** The file, or in plain words why it cannot be read. */
const readFileOf = (dir: string, kind: Kind, encoding: Encoding | undefined): KindFile => {
  try {
    return fileOf(dir, kind, encoding)
  } catch (error) {
    if (error instanceof Problem) throw new Refusal(`${kind}: ${error.message} (--encoding)`)
    throw error
  }
}

const loadKind = async (loading: Loading, kind: Kind): Promise<KindResult> => {
  const { dir, dryRunFirst = true, checkOnly = false, keepGoing = false, language = 'zh-CN' } = loading
  const { chunks, twins, encoding } = readFileOf(dir, kind, loading.encoding)
  const rows = chunks.reduce((count, chunk) => count + chunk.rows.length, twins.length)
  const errors = twins.map(({ row, path, what }) => ({ row, field: path, what: what[language] }))
  const about = { kind, rows, ...(encoding && { encoding }) }
  // a later part of the tree hangs on an earlier one: a dry run can only judge it once that is there
  const parts = kind === 'areas' && !checkOnly ? chunks.map((chunk) => [chunk]) : [chunks]
  let all = { ...nothing(), errors }
  for (const part of parts) {
    if (dryRunFirst || checkOnly) {
      const judged = await postAll(loading, kind, part, 'check')
      if (checkOnly) all = sum(all, judged)
      else if (all.errors.length + judged.errors.length > 0 && !keepGoing)
        return { ...about, ...sum(all, { ...judged, added: 0, changed: 0 }), checkedOnly: true }
    }
    if (!checkOnly) all = sum(all, await postAll(loading, kind, part, 'load'))
  }
  return { ...about, ...all, checkedOnly: checkOnly }
}

/** Kinds that others name: their rows must be there first. */
const built: ReadonlySet<Kind> = new Set(['areas', 'members', 'units', 'households'])

/**
 * Loads a county's files through the import routes, in chunks, a dry run first. To do it again does no harm: what is
 * there already is answered as unchanged. Stops after a file with errors, unless it is told to keep going.
 */
export const loadCounty = async (loading: Loading): Promise<KindResult[]> => {
  const results: KindResult[] = []
  for (const kind of kinds) {
    const result = await loadKind(loading, kind)
    loading.onFile?.(result)
    results.push(result)
    if (loading.checkOnly ? result.added > 0 && built.has(kind) : result.errors.length > 0 && !loading.keepGoing) break
  }
  return results
}
