import { hkdfSync } from 'node:crypto'

/** Where the county's one key comes from: a key file, or KMS. */
export interface Keys {
  /** 32 bytes, the same for the county's whole life. */
  countyKey(): Promise<Buffer>
}

/** The county key and what is derived from it, fetched once; a failure is tried again next time. */
export const deriveOnce = (keys: Keys): (() => Promise<{ county: Buffer; index: Buffer }>) => {
  let kept: Promise<{ county: Buffer; index: Buffer }> | undefined
  return () => {
    kept ??= keys.countyKey().then((county) => {
      if (county.length !== 32) throw new Error('the county key must be 32 bytes')
      return { county, index: Buffer.from(hkdfSync('sha256', county, '', 'wangge blind index', 32)) }
    })
    kept.catch(() => {
      kept = undefined
    })
    return kept
  }
}
