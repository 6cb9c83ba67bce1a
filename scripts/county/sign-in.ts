import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

// somebody who asked for a code a moment ago waits; who asked for too many comes back later
const mostPatience = 90

/** Posts until it is not too soon. */
const post = async <T>(baseUrl: string, path: string, body: object): Promise<T> => {
  for (;;) {
    const response = await fetch(baseUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify(body),
    })
    if (response.ok) return (await response.json()) as T
    const { detail } = (await response.json().catch(() => ({}))) as { detail?: string }
    const wait = Number(response.headers.get('retry-after') ?? Number.POSITIVE_INFINITY)
    if (response.status !== 429 || wait > mostPatience) throw new Error(`${path}: ${response.status} ${detail ?? ''}`)
    console.log(`${detail} (once more in ${wait} s)`)
    await sleep(wait * 1000)
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
const newest = async (baseUrl: string, phone: string): Promise<string | undefined> => {
  const response = await fetch(`${baseUrl}/dev/mailbox.json?recipient=${encodeURIComponent(phone)}`)
  if (!response.ok) return undefined
  const { items = [] } = (await response.json()) as { items?: { text: string }[] }
  // alone: the number of a case may have six digits in a row
  return items.flatMap(({ text }) => text.match(/(?<![\dA-Z])\d{6}(?![\dA-Z])/) ?? []).at(-1)
}

/** The code that the phone got: read from the mailbox of an embedded county on this machine, else typed in. */
const codeFor = async (baseUrl: string, phone: string, before: string | undefined): Promise<string> => {
  if (loopback.has(new URL(baseUrl).hostname)) {
    for (let tries = 0; tries <= 50; tries++) {
      // a busy county may be slow: what has not come when everything is sent never comes
      if (tries === 50) await fetch(`${baseUrl}/dev/drain`, { method: 'POST' })
      const code = await newest(baseUrl, phone)
      if (code !== undefined && code !== before) return code
      await sleep(100)
    }
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(`The code sent to ${phone}: `)).trim()
  } finally {
    terminal.close()
  }
}

/** Signs in by phone; what comes back gives an access token, a fresh one when asked to renew. */
export const signIn = async (url: string, phone: string): Promise<(renew: boolean) => Promise<string>> => {
  const baseUrl = url.replace(/\/$/, '')
  const before = loopback.has(new URL(baseUrl).hostname) ? await newest(baseUrl, phone) : undefined
  await post(baseUrl, '/v1/auth/codes', { phone })
  const code = await codeFor(baseUrl, phone, before)
  let tokens = await post<Tokens>(baseUrl, '/v1/auth/tokens', { phone, code })
  return async (renew) => {
    if (renew) tokens = await post<Tokens>(baseUrl, '/v1/auth/tokens', { refreshToken: tokens.refreshToken })
    return tokens.accessToken
  }
}
