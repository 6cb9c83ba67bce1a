import type { Table } from './table.ts'

const stores = new WeakMap<Table, Table>()

/** The table itself, of one that writes in another way: what is cached of a table is cached of this. */
export const storeOf = (table: Table): Table => stores.get(table) ?? table

/** The same table with another way to write. */
export const withWrite = (table: Table, write: Table['write']): Table => {
  const view = { ...table, write }
  stores.set(view, storeOf(table))
  return view
}
