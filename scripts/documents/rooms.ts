import { readdirSync } from 'node:fs'
import type { Service } from '@wangge/contract'

const services = new URL('../../services/', import.meta.url)

/** Every room's manifest, in the order of their names. */
export const rooms = async (): Promise<Service[]> => {
  const names = readdirSync(services, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name): Promise<Service> => (await import(new URL(`${name}/manifest.ts`, services).href)).manifest),
  )
}
