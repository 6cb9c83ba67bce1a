import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Takes a data folder for this process. The operating system lets go when the process ends, however it ends, so a
 * killed county never leaves its folder locked.
 */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pidFile = join(folder, 'pid')
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    let pid = 'unknown'
    try {
      pid = readFileSync(pidFile, 'utf8').trim()
    } catch {
      // the other one has just begun
    }
    throw new Error(
      `数据目录 ${folder} 正被进程 ${pid} 使用，请先停止它，或用 --data 另选目录 / ` +
        `The data folder ${folder} is in use by process ${pid}: stop it first, or choose another with --data`,
      { cause },
    )
  }
  writeFileSync(pidFile, `${process.pid}\n`)
  return () => lock.close()
}
