import { Problem, say } from '@wangge/problem'
import { Conflict, defineEntity, put, type Table } from '@wangge/table'
import * as z from 'zod'

/** At most `most` in any `seconds`. */
export interface Window {
  readonly seconds: number
  readonly most: number
}

/** For codes by SMS: one a minute, five an hour, ten a day. */
export const codeWindows: readonly Window[] = [
  { seconds: 60, most: 1 },
  { seconds: 3600, most: 5 },
  { seconds: 86_400, most: 10 },
]

/** Adds one hit at `now` (epoch seconds) to those that count, or says in how many seconds there is room for one. */
export const hit = (
  hits: readonly number[],
  now: number,
  windows: readonly Window[],
): { hits: number[] } | { retryAfter: number } => {
  const longest = Math.max(...windows.map(({ seconds }) => seconds))
  const counting = hits.filter((at) => at > now - longest && at <= now)
  const waits = windows.map(({ seconds, most }) => {
    const inside = counting.filter((at) => at > now - seconds)
    return inside.length < most ? 0 : (inside[inside.length - most] as number) + seconds - now
  })
  const retryAfter = Math.max(...waits)
  return retryAfter > 0 ? { retryAfter } : { hits: [...counting, now] }
}

const limitName = 'limit'
/** Do these writes count hits, and nothing else? */
export const areHits = (ops: readonly { readonly entity: string }[]): boolean =>
  ops.every(({ entity }) => entity === limitName)

/** Hits of one caller on one thing: a row of the room whose limit it is, gone a day after the last. */
export const defineLimit = (prefix: string) =>
  defineEntity(prefix, limitName, {
    schema: z.object({ who: z.string(), hits: z.array(z.int()), until: z.int() }),
    key: ({ who }: { who: string }) => [`limit#${who}`, 'limit'],
    brief: [],
    ttl: ({ until }) => until,
  })

const tries = 5

/**
 * Counts one hit of `who` (a hash or an id, never a number or address in the clear), or throws `too-many` with
 * `retryAfter`. A hit counts whether or not what follows succeeds.
 */
export const take = async (
  { table, now }: { table: Pick<Table, 'get' | 'write'>; now: string },
  entity: ReturnType<typeof defineLimit>,
  who: string,
  windows: readonly Window[],
): Promise<void> => {
  const seconds = Math.floor(Date.parse(now) / 1000)
  const until = seconds + Math.max(...windows.map((window) => window.seconds))
  for (let attempt = 1; ; attempt++) {
    const found = await table.get(entity, { who })
    const next = hit(found?.hits ?? [], seconds, windows)
    if ('retryAfter' in next)
      throw new Problem('too-many', say('请求过于频繁，请稍后再试', 'Too many requests; try again later'), {
        facts: { retryAfter: next.retryAfter },
      })
    try {
      return await table.write([put(entity, { ...found, who, hits: next.hits, until })])
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === tries) throw error
    }
  }
}
