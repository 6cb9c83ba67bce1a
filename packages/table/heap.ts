/** A heap, whose top is the first in order: a list over a county has hundreds of partitions. */
export const heapOf = <T>(items: T[], order: (a: T, b: T) => number) => {
  const down = (from: number): void => {
    for (let at = from; ; ) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < items.length && order(items[child] as T, items[least] as T) < 0) least = child
      if (least === at) return
      const item = items[at] as T
      items[at] = items[least] as T
      items[least] = item
      at = least
    }
  }
  for (let at = Math.floor(items.length / 2); at >= 0; at--) down(at)
  return {
    top: (): T | undefined => items[0],
    /** Takes the top away and puts another in its place, if there is one. */
    replace(next: T | undefined): void {
      const last = next ?? (items.pop() as T)
      if (items.length === 0) return
      items[0] = last
      down(0)
    },
  }
}
