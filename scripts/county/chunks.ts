import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Encoding, readTable } from '@wangge/http/encoding'
import { twice } from '@wangge/imports'
import type { Fault } from '@wangge/problem'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

/** One part of a file, small enough for one request. `rows` are their numbers in the file. */
export interface Chunk {
  readonly body: string
  readonly mediaType: 'text/csv' | 'application/geo+json'
  readonly rows: readonly number[]
  /** Row of an error in the answer → row in the file. */
  rowInFile(row: number): number
}

type Twin = Fault & { readonly row: number }
export interface KindFile {
  readonly chunks: readonly Chunk[]
  readonly twins: readonly Twin[]
  readonly encoding?: Encoding
}

const mostBytes = 200_000
const mostRows = 500

/** Groups pieces of text, in order, so that none of the groups is too large; a piece is never cut. */
const grouped = (pieces: readonly string[]): string[][] => {
  const groups: string[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const piece of pieces) {
    const size = Buffer.byteLength(piece) + 1
    const last = groups.at(-1)
    if (!last || bytes + size > mostBytes || last.length >= mostRows) {
      groups.push([piece])
      bytes = size
    } else {
      last.push(piece)
      bytes += size
    }
  }
  return groups
}

const chunked = (
  pieces: readonly string[],
  kept: readonly number[],
  {
    mediaType,
    firstRow,
    bodyOf,
  }: Pick<Chunk, 'mediaType'> & { firstRow: number; bodyOf: (some: readonly string[]) => string },
): Chunk[] => {
  let next = 0
  return grouped(kept.map((n) => pieces[n] as string)).map((group) => {
    const rows = kept.slice(next, next + group.length).map((n) => firstRow + n)
    next += group.length
    return { body: bodyOf(group), mediaType, rows, rowInFile: (row) => rows[row - firstRow] ?? row }
  })
}

/** Of rows with one id the first, and what is told of the others: one file may be many requests. */
const apart = (ids: readonly string[], { firstRow, field }: { firstRow: number; field: string }) => {
  const seen = new Map<string, number>()
  const kept: number[] = []
  const twins: Twin[] = []
  for (const [n, id] of ids.entries()) {
    const first = seen.get(id)
    if (first === undefined) {
      seen.set(id, n)
      kept.push(n)
    } else twins.push({ row: firstRow + n, ...twice(field, firstRow + first) })
  }
  return { kept, twins }
}

/** A CSV file in parts, each with the header; the header is row 1. Rows whose id stands before them are left out and told. */
const csvChunks = (text: string, ids: readonly string[]): Omit<KindFile, 'encoding'> => {
  const [header, ...rows] = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true }) as string[][]
  if (!header) return { chunks: [], twins: [] }
  const line = (cells: readonly string[]) => stringify([[...cells]])
  const at = ids.map((name) => header.findIndex((cell) => cell.trim() === name))
  const { kept, twins } = apart(
    rows.map((cells) => JSON.stringify(at.map((n) => cells[n]?.trim() ?? ''))),
    { firstRow: 2, field: ids[0] as string },
  )
  const pieces = rows.map(line)
  const bodyOf = (group: readonly string[]) => line(header) + group.join('')
  return { chunks: chunked(pieces, kept, { mediaType: 'text/csv', firstRow: 2, bodyOf }), twins }
}

/** A GeoJSON file in parts; features count from 1. */
const featureChunks = (text: string): Omit<KindFile, 'encoding'> => {
  const { features } = JSON.parse(text.replace(/^\ufeff/, '')) as { features: { properties?: { code?: unknown } }[] }
  // a feature without a code is no twin of another
  const ids = features.map(({ properties }, n) => String(properties?.code ?? `#${n}`))
  const { kept, twins } = apart(ids, { firstRow: 1, field: 'properties.code' })
  const bodyOf = (group: readonly string[]) => `{"type":"FeatureCollection","features":[${group.join(',')}]}`
  const pieces = features.map((feature) => JSON.stringify(feature))
  return { chunks: chunked(pieces, kept, { mediaType: 'application/geo+json', firstRow: 1, bodyOf }), twins }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** What a county is loaded from, in the order in which one file builds on another. */
export const kinds = [
  'areas',
  'boundaries',
  'members',
  'units',
  'appointments',
  'teams',
  'households',
  'links',
] as const
export type Kind = (typeof kinds)[number]

/** What each kind's rows are known by, in its first column the fault is told. */
const idsOf: Readonly<Record<Exclude<Kind, 'boundaries'>, readonly string[]>> = {
  areas: ['code'],
  members: ['ref'],
  units: ['ref'],
  appointments: ['memberRef', 'role', 'areaCode', 'unitRef', 'from'],
  teams: ['ref'],
  households: ['ref'],
  links: ['householdRef'],
}

/** One kind's file: its parts, rows whose id stood before them, and what it was read as; none when there is no such file. */
export const fileOf = (dir: string, kind: Kind, encoding?: Encoding): KindFile => {
  const isMap = kind === 'boundaries'
  const file = join(dir, isMap ? 'boundaries.geojson' : `${kind}.csv`)
  if (!existsSync(file)) return { chunks: [], twins: [] }
  const bytes = readFileSync(file)
  if (isMap) return featureChunks(utf8.decode(bytes))
  const read = readTable(bytes, encoding)
  return { ...csvChunks(read.text, idsOf[kind]), encoding: read.encoding }
}
