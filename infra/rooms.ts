import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Service } from '@wangge/contract'

export const root = join(import.meta.dirname, '..')

/** Every room of the house, read from its manifest, in the order of their names. */
export const readRooms = async (): Promise<Service[]> => {
  const names = readdirSync(join(root, 'services'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const { manifest } = await import(pathToFileURL(join(root, 'services', name, 'manifest.ts')).href)
      return manifest as Service
    }),
  )
}
