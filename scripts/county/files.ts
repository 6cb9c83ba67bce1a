import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Point } from './lattice.ts'

/** Told after every file. */
export type OnFile = (written: { file: string; rows: number }) => void

type Cell = string | number

/** Streams rows into a CSV file with a header. */
export const writeCsv = async (
  dir: string,
  file: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<number> => {
  let count = 0
  const counted = function* () {
    for (const row of rows) {
      count++
      yield row
    }
  }
  const csv = stringify({ header: true, columns: [...columns], record_delimiter: '\n' })
  await pipeline(Readable.from(counted()), csv, createWriteStream(join(dir, file)))
  return count
}

/** Streams polygons into a GeoJSON file, one feature a line. */
export const writeBoundaries = async (
  dir: string,
  file: string,
  polygons: Iterable<{ code: string; ring: readonly Point[] }>,
): Promise<number> => {
  let count = 0
  const text = function* () {
    yield '{"type":"FeatureCollection","features":['
    for (const { code, ring } of polygons) {
      const geometry = { type: 'Polygon', coordinates: [ring] }
      yield `${count++ === 0 ? '' : ','}\n${JSON.stringify({ type: 'Feature', properties: { code }, geometry })}`
    }
    yield '\n]}\n'
  }
  await pipeline(Readable.from(text()), createWriteStream(join(dir, file)))
  return count
}
