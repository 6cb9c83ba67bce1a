import { join } from 'node:path'
import { lockFolder } from '@wangge/embedded/lock'
import { type Laid, layAgain } from '@wangge/table/lay-again'
import { scanSqlite } from '@wangge/table/scan'
import { openSqlite } from '@wangge/table/sqlite'
import { readEntities } from './entities.ts'
import { stamp } from './stamp.ts'

export interface Laying {
  /** Only say what would happen. */
  readonly checkOnly?: boolean
  readonly onProgress?: (laid: readonly Laid[]) => void
}

/** Lays the rows of a county that is not running as this code does it. */
export const layFolder = async (
  data: string,
  { checkOnly = false, onProgress = () => {} }: Laying = {},
): Promise<readonly Laid[]> => {
  const unlock = lockFolder(data)
  const driver = openSqlite(join(data, 'county.sqlite'))
  try {
    driver.database.exec('PRAGMA synchronous = NORMAL')
    let laid: readonly Laid[] = []
    for await (laid of layAgain({ scan: scanSqlite(driver), driver }, await readEntities(), { checkOnly }))
      onProgress(laid)
    if (!checkOnly) stamp(data)
    return laid
  } finally {
    driver.close()
    unlock()
  }
}
