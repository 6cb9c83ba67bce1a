import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
  mediaType: Chunk['mediaType'],
  firstRow: number,
  bodyOf: (pieces: readonly string[]) => string,
): Chunk[] => {
  let next = firstRow
  return grouped(pieces).map((group) => {
    const start = next
    next += group.length
    return {
      body: bodyOf(group),
      mediaType,
      rows: group.map((_, at) => start + at),
      rowInFile: (row) => row - firstRow + start,
    }
  })
}

/** A CSV file in parts, each with the header; the header is row 1. */
const csvChunks = (text: string): Chunk[] => {
  const [header, ...rows] = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true }) as string[][]
  if (!header) return []
  const line = (cells: readonly string[]) => stringify([[...cells]])
  const pieces = rows.map(line)
  return chunked(pieces, 'text/csv', 2, (group) => line(header) + group.join(''))
}

/** A GeoJSON file in parts; features count from 1. */
const featureChunks = (text: string): Chunk[] => {
  const { features } = JSON.parse(text.replace(/^\ufeff/, '')) as { features: unknown[] }
  const pieces = features.map((feature) => JSON.stringify(feature))
  return chunked(
    pieces,
    'application/geo+json',
    1,
    (group) => `{"type":"FeatureCollection","features":[${group.join(',')}]}`,
  )
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** UTF-8, or GB18030 as spreadsheets in China write it. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

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

/** The parts of one kind's file; none when the office has no such file. */
export const chunksOf = (dir: string, kind: Kind): Chunk[] => {
  const isMap = kind === 'boundaries'
  const file = join(dir, isMap ? 'boundaries.geojson' : `${kind}.csv`)
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  return isMap ? featureChunks(utf8.decode(bytes)) : csvChunks(textOf(bytes))
}
