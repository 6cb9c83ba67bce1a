import { createInterface } from 'node:readline/promises'

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

const post = async <T>(baseUrl: string, path: string, body: object): Promise<T> => {
  const response = await fetch(baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.ok) return (await response.json()) as T
  const { detail } = (await response.json().catch(() => ({}))) as { detail?: string }
  throw new Error(`${path}: ${response.status} ${detail ?? ''}`)
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
const newest = async (baseUrl: string, phone: string): Promise<string | undefined> => {
  const response = await fetch(`${baseUrl}/dev/mailbox.json?recipient=${encodeURIComponent(phone)}`)
  if (!response.ok) return undefined
  const { items = [] } = (await response.json()) as { items?: { text: string }[] }
  return items.flatMap(({ text }) => text.match(/\d{6}/) ?? []).at(-1)
}

/** The code that the phone got: read from the mailbox of an embedded county on this machine, else typed in. */
const codeFor = async (baseUrl: string, phone: string, before: string | undefined): Promise<string> => {
  if (loopback.has(new URL(baseUrl).hostname)) {
    for (let tries = 0; tries < 50; tries++) {
      const code = await newest(baseUrl, phone)
      if (code !== undefined && code !== before) return code
      await new Promise((wake) => setTimeout(wake, 100))
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
