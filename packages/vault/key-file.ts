import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { newKey } from './cipher.ts'
import type { Keys } from './keys.ts'

const writeDurably = (path: string, text: string): void => {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Reads a secret kept in a file, or makes it on first use. The file is for its owner alone (mode 600); it appears whole
 * or not at all, so a kill in between leaves no half a key.
 */
export const secretFile = (path: string, make: () => string): string => {
  try {
    if ((statSync(path).mode & 0o077) !== 0) throw new Error(`${path} must be readable by its owner only (chmod 600)`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}.${Date.now()}`
  writeDurably(draft, make())
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
  return readFileSync(path, 'utf8')
}

/** The county key in a file of the data folder: the embedded engine's. */
export const keyFile = (path: string): Keys => ({
  countyKey: async () =>
    Buffer.from(
      secretFile(path, () => newKey().toString('base64url')),
      'base64url',
    ),
})
