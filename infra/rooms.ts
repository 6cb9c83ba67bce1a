import { join } from 'node:path'
import type { Service } from '@wangge/contract'
import { findRooms } from '@wangge/contract/rooms'

export const root = join(import.meta.dirname, '..')

/** Every room of the house, read from its manifest. */
export const readRooms = async (): Promise<Service[]> =>
  (await findRooms(join(root, 'services'))).map(({ manifest }) => manifest)
