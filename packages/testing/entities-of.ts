import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Entity } from '@wangge/table'

const isTable = (path: string): boolean =>
  /(^|\/)table(\/[^/]+)?(?<!\.test)\.ts$/.test(path) && !path.includes('node_modules')
const isEntity = (one: unknown): one is Entity => typeof one === 'object' && one !== null && 'keyFields' in one

/** Every kind of row that the tables of a room's folder declare. */
export const entitiesOf = async (folder: string): Promise<Entity[]> => {
  const files = (await readdir(folder, { recursive: true })).filter(isTable)
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(folder, file)).href)))
  return [...new Set(modules.flatMap((module) => Object.values(module)).filter(isEntity))]
}
