import { join } from 'node:path'
import type { Entity } from '@wangge/table'
import { entitiesAmong, entitiesIn } from '@wangge/table/entities-in'
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

/** Every kind of row that a room or a package declares and exports. */
export const readEntities = async (): Promise<Entity[]> => {
  const rooms = await readRooms()
  const ofRooms = await Promise.all(rooms.map(({ name }) => entitiesIn(join(root, 'services', name))))
  const ofPackages = entitiesAmong(await Promise.all(packages.map((name) => import(name))))
  return [...ofRooms.flat(), ...ofPackages]
}
