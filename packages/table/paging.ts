/** `next` is a plain position, present while there is more; packages/http signs it into a cursor. */
export interface Page<T> {
  items: T[]
  next?: string
}

/** Part of a partition by its sort key, bounds included; `prefix` instead of both bounds. */
export interface Range {
  from?: string
  to?: string
  prefix?: string
  reverse?: boolean
  /** Only items whose sort key holds one of these texts: many are passed over for little. */
  having?: readonly string[]
  /** 25 unless told, at most 100. */
  limit?: number
  /** `next` of the page before. */
  after?: string
}

/** Every item of a list, page by page: `for await (const one of every((after) => table.list(X, 'x', { after })))`. */
export async function* every<T>(read: (after: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | undefined
  do {
    const page = await read(after)
    yield* page.items
    after = page.next
  } while (after !== undefined)
}

/**
 * A page of those items that `keep` keeps, filled to its limit while there is more: for a filter that has to read
 * something itself. `sift((range) => table.merge(X, 1, partitions, range), { limit, after }, keep)`.
 */
export const sift = async <T>(
  read: (range: { limit: number; after: string | undefined }) => Promise<Page<T>>,
  { limit = 25, after }: Pick<Range, 'limit' | 'after'>,
  keep: (item: T) => Promise<boolean>,
): Promise<Page<T>> => {
  const items: T[] = []
  let next = after
  do {
    const page = await read({ limit: limit - items.length, after: next })
    const kept = await Promise.all(page.items.map(keep))
    items.push(...page.items.filter((_, at) => kept[at]))
    next = page.next
  } while (next !== undefined && items.length < limit)
  return { items, ...(next !== undefined && { next }) }
}
