import type { Embedded } from '@wangge/embedded'
import type { Engine } from './engine.ts'

/** An embedded county, asked in this process; files go by the address where it listens as well. */
export const inProcess = (embedded: Embedded, baseUrl: string): Engine => ({
  send: (request) => embedded.api({ ...request, headers: { ...request.headers } }),
  reach: (url) => url.replace(new URL(url).origin, baseUrl),
  now: async () => embedded.now(),
  moveTo: async (to) => void (await embedded.moveClock(to)),
  drain: () => embedded.drain(),
  mailbox: async (phone) => embedded.mailbox(phone),
})
