import type { Index, Row } from './driver.ts'

/** UTF-8 byte order of two strings, which is how engines sort keys; JavaScript's own order differs above U+FFFF. */
export const byBytes = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const x = a.charCodeAt(at)
    const y = b.charCodeAt(at)
    if (x === y) continue
    const isPair = (unit: number) => unit >= 0xd800 && unit <= 0xdfff
    return isPair(x) === isPair(y) ? x - y : isPair(x) ? 1 : -1
  }
  return a.length - b.length
}

/** Where a row lies in an index, or in its partition. */
export const sortOf = (row: Row, index: Index | undefined): string => (index ? (row[`i${index}s`] as string) : row.sk)
