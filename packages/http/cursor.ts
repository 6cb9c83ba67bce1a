import { invalid, Problem, say } from '@wangge/problem'
import { decrypt, encrypt } from '@wangge/vault/cipher'

const lifeMs = 24 * 3600_000

/** What a cursor is bound to: it opens only for the same caller, route and filter. */
export interface Filter {
  readonly principal: string
  readonly route: string
  readonly params: unknown
  readonly query: unknown
}

const binding = ({ principal, route, params, query }: Filter): string => {
  const { limit: _, after: __, ...filter } = query as Record<string, unknown>
  return JSON.stringify([principal, route, params, filter])
}

/** Makes an opaque cursor of a plain position; good for 24 hours. */
export const closeCursor = (key: Uint8Array, position: string, filter: Filter, now: string): string =>
  encrypt(key, `${(Date.parse(now) + lifeMs).toString(36)} ${position}`, binding(filter))

/** The plain position in a cursor; a problem when it was made for another caller or list, was changed, or is too old. */
export const openCursor = (key: Uint8Array, cursor: string, filter: Filter, now: string): string => {
  let text: string
  try {
    text = decrypt(key, cursor, binding(filter)).toString('utf8')
  } catch {
    throw invalid(
      'after',
      say('游标不属于这个列表，请从头开始', 'The cursor is not of this list; start again without it'),
    )
  }
  const space = text.indexOf(' ')
  if (Number.parseInt(text.slice(0, space), 36) < Date.parse(now))
    throw new Problem('gone', say('游标已过期，请从头开始', 'The cursor has expired; start again without it'))
  return text.slice(space + 1)
}
