import { join } from 'node:path'
import { lockFolder } from '@wangge/embedded/lock'
import type { Laid } from '@wangge/table/lay-again'
import { scanSqlite } from '@wangge/table/scan'
import { openSqlite } from '@wangge/table/sqlite'
import { type Laying, lay } from './lay.ts'
import { stamp } from './stamp.ts'

/** Lays the rows of a county that is not running as this code does it. */
export const layFolder = async (data: string, laying: Laying = {}): Promise<readonly Laid[]> => {
  const unlock = lockFolder(data)
  const driver = openSqlite(join(data, 'county.sqlite'))
  try {
    driver.database.exec('PRAGMA synchronous = NORMAL')
    const laid = await lay({ scan: scanSqlite(driver), driver }, laying)
    if (!laying.checkOnly) stamp(data)
    return laid
  } finally {
    driver.close()
    unlock()
  }
}
