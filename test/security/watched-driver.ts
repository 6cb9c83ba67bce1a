import { type Driver, type Key, keyOf, type Row, type Write } from '@wangge/table'

/** A row that is no longer what it was. */
export interface Change {
  readonly key: Key
  readonly entity: string
  readonly before: Row | undefined
  readonly after: Row | undefined
}

/** A driver that remembers every row as it was before it was first written, tells what has changed, and puts it back. */
export interface Watched extends Driver {
  changes(): Promise<Change[]>
  /** Everything from here on is what `changes` and `undo` are about. */
  settle(): void
  undo(): Promise<void>
}

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`

export const watched = (driver: Driver): Watched => {
  const before = new Map<string, { key: Key; row: Row | undefined }>()
  const remember = async (writes: readonly Write[]): Promise<void> => {
    const keys = writes
      .filter(({ kind }) => kind !== 'check')
      .map(keyOf)
      .filter((key) => !before.has(nameOf(key)))
      .map(({ pk, sk }) => ({ pk, sk }))
    const rows = await driver.get(keys)
    keys.forEach((key, at) => {
      before.set(nameOf(key), { key, row: rows[at] })
    })
  }
  return {
    get: driver.get,
    query: driver.query,
    heads: driver.heads,
    sorts: driver.sorts,
    async transact(writes, token) {
      await remember(writes)
      return driver.transact(writes, token)
    },
    async writeEach(writes) {
      await remember(writes)
      return driver.writeEach(writes)
    },
    async changes() {
      const touched = [...before.values()]
      const rows = await driver.get(touched.map(({ key }) => key))
      return touched.flatMap(({ key, row }, at) => {
        const after = rows[at]
        if (JSON.stringify(row) === JSON.stringify(after)) return []
        return [{ key, entity: (after ?? row)?.e ?? '', before: row, after }]
      })
    },
    settle: () => before.clear(),
    async undo() {
      const back = [...before.values()].map(
        ({ key, row }): Write => (row ? { kind: 'put', row, if: 'none' } : { kind: 'remove', key, if: 'none' }),
      )
      if (back.length > 0) await driver.writeEach(back)
      before.clear()
    },
  }
}
