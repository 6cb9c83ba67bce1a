import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Entity } from '@wangge/table'
import { readRooms, root } from '../../infra/rooms.ts'

/** Packages that declare rows of their own. */
const packages = [
  '@wangge/access',
  '@wangge/county',
  '@wangge/county/locate',
  '@wangge/vault',
  '@wangge/vault/kms',
  '@wangge/http/cursor-key',
]

const isEntity = (one: unknown): one is Entity =>
  typeof one === 'object' && one !== null && 'places' in one && 'indexKey' in one

/** Every kind of row that a room or a package declares and exports. */
export const readEntities = async (): Promise<Entity[]> => {
  const rooms = await readRooms()
  const tables = rooms.map(({ name }) => pathToFileURL(join(root, 'services', name, 'table.ts')).href)
  const modules: object[] = await Promise.all([...tables, ...packages].map((name) => import(name)))
  return [...new Set(modules.flatMap((one) => Object.values(one).filter(isEntity)))]
}
