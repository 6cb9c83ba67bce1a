import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Entity } from './entity.ts'

/** `table.ts` of a noun, or a file of its folder `table/`. */
const isTable = (path: string): boolean =>
  /(^|\/)table(\/[^/]+)?(?<!\.test)\.ts$/.test(path) && !path.includes('node_modules')

const isEntity = (one: unknown): one is Entity =>
  typeof one === 'object' && one !== null && 'keyFields' in one && 'indexKey' in one

/** The entities among what modules export, each once. */
export const entitiesAmong = (modules: readonly object[]): Entity[] => [
  ...new Set(modules.flatMap((module) => Object.values(module).filter(isEntity))),
]

/** Every kind of row that the tables of a room's folder declare; for scripts and tests, since it reads the folder. */
export const entitiesIn = async (folder: string): Promise<Entity[]> => {
  const files = (await readdir(folder, { recursive: true })).filter(isTable)
  return entitiesAmong(await Promise.all(files.map((file) => import(pathToFileURL(join(folder, file)).href))))
}
