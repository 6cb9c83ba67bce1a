import type { Embedded } from '@wangge/embedded'
import type { Engine } from './engine.ts'

/** An embedded county, asked in this process. */
export const inProcess = (embedded: Embedded): Engine => ({
  send: (request) => embedded.api({ ...request, headers: { ...request.headers } }),
  now: async () => embedded.now(),
  moveTo: async (to) => void (await embedded.moveClock(to)),
  drain: () => embedded.drain(),
  mailbox: async (phone) => embedded.mailbox(phone),
})
