import type { Service } from '@wangge/contract'
import { findRooms } from '@wangge/contract/rooms'
import type { Queue } from '@wangge/events'
import type { Api } from '@wangge/http'

/** A room as the engine runs it. */
export interface Room {
  readonly manifest: Service
  readonly api?: Api
  readonly queue?: Queue
}

/** Opens every room of a folder, whole: what was forgotten in one does not start. */
export const openRooms = async (folder: string): Promise<Room[]> =>
  Promise.all(
    (await findRooms(folder)).map(async ({ manifest, open }) => {
      const { api } = (await open('api')) as { api?: Api }
      const { queue } = (await open('queue')) as { queue?: Queue }
      await Promise.all([api?.load(), queue?.load()])
      return { manifest, api, queue }
    }),
  )
