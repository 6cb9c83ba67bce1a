import type { SQLOutputValue } from 'node:sqlite'
import type { Row } from './driver.ts'

/** Columns of a row after its key. */
export const columns = ['e', 'r', 'b', 'd', 'n', 'i1p', 'i1s', 'i2p', 'i2s', 'i3p', 'i3s', 't', 'ev', 'seq'] as const
const json = new Set<string>(['b', 'd', 'n', 'ev'])
const indexes = [1, 2, 3] as const
/** What an index shows lies in it: a list of many never fetches the rows themselves, which lie all over the file. */
const shown = { 1: ', e, b, t', 2: '', 3: ', e, b, t' } as const

/**
 * What a store's file holds. What is deleted is wiped; bytes that moved when a page was split can stay in the gap that
 * they left until it is filled: only VACUUM takes those, and it would stop the county for as long as it runs.
 */
export const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA busy_timeout = 5000;
  PRAGMA cache_size = -65536;
  CREATE TABLE IF NOT EXISTS rows (
    pk TEXT NOT NULL, sk TEXT NOT NULL, e TEXT NOT NULL, r INTEGER NOT NULL, b TEXT, d TEXT, n TEXT,
    i1p TEXT, i1s TEXT, i2p TEXT, i2s TEXT, i3p TEXT, i3s TEXT, t INTEGER, ev TEXT, seq INTEGER,
    PRIMARY KEY (pk, sk)
  );
  ${indexes
    .map(
      (i) => `
  DROP INDEX IF EXISTS rows_${i};
  CREATE INDEX IF NOT EXISTS list_${i} ON rows (i${i}p, i${i}s, pk, sk${shown[i]}) WHERE i${i}p IS NOT NULL;`,
    )
    .join('')}
  CREATE INDEX IF NOT EXISTS rows_t ON rows (t) WHERE t IS NOT NULL;
  CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, pk TEXT NOT NULL, sk TEXT NOT NULL, was TEXT);
  ${['UPDATE', 'DELETE']
    .map(
      (change) => `
  CREATE TRIGGER IF NOT EXISTS keep_event_on_${change} BEFORE ${change} ON rows WHEN OLD.seq IS NOT NULL BEGIN
    UPDATE outbox SET was = json_object('pk', OLD.pk, 'sk', OLD.sk, 'e', OLD.e, 'r', OLD.r, 'b', json(OLD.b),
      'd', json(OLD.d), 'ev', json(OLD.ev)) WHERE seq = OLD.seq AND was IS NULL;
  END;`,
    )
    .join('\n')}
`

const places = columns.map(() => '?').join(', ')
export const assigned = columns.map((column) => `${column} = ?`).join(', ')
export const overwritten = columns.map((column) => `${column} = excluded.${column}`).join(', ')
/** The beginning of every insert; what to do about a row that is there follows. */
export const insert = `INSERT INTO rows (pk, sk, ${columns.join(', ')}) VALUES (?, ?, ${places}) ON CONFLICT (pk, sk) DO`
export const where = 'WHERE pk = ? AND sk = ?'
/** Every column that a row is made of. */
export const wholeRow = ['pk', 'sk', ...columns.filter((column) => column !== 'seq')]

/** Selects columns, and makes rows of the arrays that come back: SQLite's own objects take twice as long. */
export const selection = (names: readonly string[]) => {
  const isJson = names.map((name) => json.has(name))
  return {
    sql: names.join(', '),
    rowOf: (values: unknown): Row => {
      const row: Record<string, unknown> = {}
      // no call for each column: a row has sixteen, most of them empty
      for (let at = 0; at < names.length; at++) {
        const value = (values as SQLOutputValue[])[at]
        if (value !== null) row[names[at] as string] = isJson[at] ? JSON.parse(value as string) : value
      }
      return row as unknown as Row
    },
  }
}

/** A row that was kept for the outbox when it was written over. */
export const kept = (was: string): Row =>
  Object.fromEntries(Object.entries(JSON.parse(was)).filter(([, value]) => value !== null)) as unknown as Row

export const text = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value))
/** A text as it stands within the stored form of another. */
export const inJson = (part: string): string => JSON.stringify(part).slice(1, -1)
