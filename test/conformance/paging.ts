import type { Page } from '@wangge/table'

/** Park–Miller: the same numbers at every run. */
export const draws = (seed: number) => () => {
  seed = (seed * 48271) % 2147483647
  return seed / 2147483647
}

export const pages = async <T>(read: (after: string | undefined) => Promise<Page<T>>): Promise<T[][]> => {
  const all: T[][] = []
  let after: string | undefined
  do {
    const { items, next } = await read(after)
    all.push(items)
    after = next
  } while (after !== undefined)
  return all
}
