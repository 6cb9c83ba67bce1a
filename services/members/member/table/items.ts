import type { Entity, Item, KeyOf, Table } from '@wangge/table'

/** Items by their one key field; absent ones are not in the map. */
export const itemsBy = async <E extends Entity>(
  table: Pick<Table, 'getMany'>,
  entity: E,
  field: keyof KeyOf<E> & string,
  ids: Iterable<string>,
): Promise<Map<string, Item<E> & { rev?: number }>> => {
  const distinct = [...new Set(ids)]
  const items = await table.getMany(
    entity,
    distinct.map((id) => ({ [field]: id }) as KeyOf<E>),
  )
  return new Map(distinct.flatMap((id, at) => (items[at] ? [[id, items[at]]] : [])))
}
