import type { Call } from '@wangge/http'
import { hashOf } from '../../case/work/number.ts'
import { FormKey } from '../contract/parts.ts'

const token = 'case-token'
const fresh = 'just-reported'
const sent = 'just-sent'
const days = 86_400
const minutes = 60

const cookie = (name: string, value: string, maxAge: number, path: string, { origin }: Call): string =>
  `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`

/** The case's token as this browser keeps it: sent to the case's own page and nowhere else. */
export const keepToken = (number: string, secret: string, request: Call): string =>
  cookie(token, secret, 180 * days, `/c/${number}`, request)

/** For ten minutes the page shows the token: long enough for a reload on a bad line. */
export const keepFresh = (number: string, request: Call): string =>
  cookie(fresh, '1', 10 * minutes, `/c/${number}`, request)

/** For three minutes the browser knows what it sent from this page, and under which key. */
export const keepSent = (key: string, words: string, path: string, request: Call): string =>
  cookie(sent, `${key}.${hashOf(words)}`, 3 * minutes, path, request)

/** The key of a form, or the one the same words were just sent under: who goes back and sends them again means one case. */
export const keyFor = (key: string, words: string, { cookies }: Call): string => {
  const [before, hash] = cookies[sent]?.split('.') ?? []
  return before && hash === hashOf(words) && FormKey.safeParse(before).success ? before : key
}

/** What the browser knows of the case. */
export const keptIn = ({ cookies }: Call): { caseToken: string | undefined; isFresh: boolean } => ({
  caseToken: cookies[token],
  isFresh: cookies[fresh] !== undefined,
})
