import type { Driver } from '@wangge/table'
import { type Laid, layAgain } from '@wangge/table/lay-again'
import type { Scan } from '@wangge/table/scan'
import { readEntities } from './entities.ts'

export interface Laying {
  /** Only say what would happen. */
  readonly checkOnly?: boolean
  readonly onProgress?: (laid: readonly Laid[]) => void
}

/** Lays every row of a store as this code does it. */
export const lay = async (
  store: { scan: Scan; driver: Pick<Driver, 'writeEach'> },
  { checkOnly = false, onProgress = () => {} }: Laying,
): Promise<readonly Laid[]> => {
  let laid: readonly Laid[] = []
  for await (laid of layAgain(store, await readEntities(), { checkOnly })) onProgress(laid)
  return laid
}
