import type { Answered, Engine, Received } from './engine.ts'
import { overHttp } from './engine.ts'

/** A county that runs on this machine, reached over HTTP: its own routes, and the levers under `/dev/`. */
export const runningCounty = (baseUrl: string): Engine => {
  const send = overHttp(baseUrl)
  const lever = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const { status, body: text }: Answered = await send({
      method,
      path,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${text}`)
    return JSON.parse(text) as T
  }
  return {
    send,
    now: async () => (await lever<{ now: string }>('GET', '/dev/clock')).now,
    moveTo: async (to) => void (await lever('POST', '/dev/clock', { to })),
    drain: async () => void (await lever('POST', '/dev/drain')),
    mailbox: async (phone) => {
      const { items } = await lever<{ items: (Received & { at: string })[] }>(
        'GET',
        `/dev/mailbox.json?recipient=${encodeURIComponent(phone)}`,
      )
      return items.toSorted((a, b) => (a.at < b.at ? -1 : 1))
    },
  }
}
