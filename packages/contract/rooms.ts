import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Service } from './service.ts'

/** A room as it lies in a folder: its manifest, and the modules of its entries that are there. */
export interface Found {
  readonly manifest: Service
  readonly folder: string
  /** Loads `api.ts` or `queue.ts`; nothing where the room has none. */
  open(entry: 'api' | 'queue'): Promise<Record<string, unknown>>
}

/** Every room of a folder, in the order of their names: whatever has a manifest. */
export const findRooms = async (services: string): Promise<Found[]> => {
  const rooms: Found[] = []
  const entries = await readdir(services, { withFileTypes: true })
  for (const { name } of entries.filter((entry) => entry.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const folder = join(services, name)
    const files = new Set(await readdir(folder))
    const load = async (file: string): Promise<Record<string, unknown>> =>
      files.has(file) ? await import(pathToFileURL(join(folder, file)).href) : {}
    const { manifest } = await load('manifest.ts')
    if (manifest) rooms.push({ manifest: manifest as Service, folder, open: (entry) => load(`${entry}.ts`) })
  }
  return rooms
}
