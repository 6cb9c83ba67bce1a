import type { Call } from '@wangge/http'

const token = 'case-token'
const fresh = 'just-reported'
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

/** What the browser knows of the case. */
export const keptIn = ({ cookies }: Call): { caseToken: string | undefined; isFresh: boolean } => ({
  caseToken: cookies[token],
  isFresh: cookies[fresh] !== undefined,
})
