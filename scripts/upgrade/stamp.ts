import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../infra/rooms.ts'

/** Of the code that lays rows: when it is another, rows may have to be laid again. */
const codeNow = (): string => {
  const hash = createHash('sha256')
  for (const file of globSync('{services,packages}/**/*.ts', {
    cwd: root,
    exclude: ['**/node_modules', '**/*.test.ts'],
  }).sort())
    hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const stampOf = (data: string): string => join(data, 'laid')

/** Notes that the rows of a data folder are laid as this code does it. */
export const stamp = (data: string): void => writeFileSync(stampOf(data), `${codeNow()}\n`)

/** Whether other code than this was the last to lay the rows of a data folder. */
export const isOutdated = (data: string): boolean =>
  existsSync(join(data, 'county.sqlite')) &&
  (!existsSync(stampOf(data)) || readFileSync(stampOf(data), 'utf8').trim() !== codeNow())
