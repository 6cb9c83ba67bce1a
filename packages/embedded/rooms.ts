import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Service } from '@wangge/contract'
import type { Queue } from '@wangge/events'
import type { Api } from '@wangge/http'

/** A room as the engine runs it. */
export interface Room {
  readonly manifest: Service
  readonly api?: Api
  readonly queue?: Queue
}

/** Opens every room of a folder: whatever has a manifest. */
export const openRooms = async (folder: string): Promise<Room[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: false })
  const rooms: Room[] = []
  for (const name of entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()) {
    const files = new Set(await readdir(join(folder, name)))
    if (!files.has('manifest.ts')) continue
    const open = async (file: string): Promise<Record<string, unknown>> =>
      files.has(file) ? await import(pathToFileURL(join(folder, name, file)).href) : {}
    const { manifest } = (await open('manifest.ts')) as { manifest: Service }
    const { api } = (await open('api.ts')) as { api?: Api }
    const { queue } = (await open('queue.ts')) as { queue?: Queue }
    rooms.push({ manifest, api, queue })
  }
  return rooms
}
