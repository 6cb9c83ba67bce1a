import assert from 'node:assert/strict'
import type { Engine } from './engine.ts'

// biome-ignore lint/suspicious/noExplicitAny: an answer as a stranger to the contracts reads it
export type Json = any

export interface Reply<T = Json> {
  readonly status: number
  readonly body: T
  readonly headers: Readonly<Record<string, string>>
}

export interface Asking {
  readonly body?: unknown
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly headers?: Readonly<Record<string, string>>
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One request; JSON in, JSON out. */
export const ask = async <T = Json>(
  engine: Engine,
  method: Method,
  path: string,
  { body, query = {}, headers = {} }: Asking = {},
): Promise<Reply<T>> => {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const search = given.length > 0 ? `?${new URLSearchParams(given as [string, string][])}` : ''
  const isText = typeof body === 'string'
  const reply = await engine.send({
    method,
    path: path + search,
    headers: { ...(body === undefined || isText ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  })
  const isJson = reply.headers['content-type']?.includes('json')
  return { status: reply.status, body: (isJson ? JSON.parse(reply.body) : reply.body) as T, headers: reply.headers }
}

/** The body of an answer that must have this status. */
export const expected = <T>(reply: Reply<T>, status: number): T => {
  assert.equal(reply.status, status, `expected ${status}, got ${reply.status}: ${JSON.stringify(reply.body)}`)
  return reply.body
}

/** Asks for a code, reads it on the phone, and signs in with it. */
export const tokensFor = async (engine: Engine, phone: string) => {
  const request = () => ask(engine, 'POST', '/v1/auth/codes', { body: { phone } })
  let asked = await request()
  if (asked.status === 429) {
    // as a person would: wait until another code may be asked for
    await engine.moveTo(new Date(Date.parse(await engine.now()) + (asked.body.retryAfter + 1) * 1000).toISOString())
    asked = await request()
  }
  expected(asked, 202)
  await engine.drain()
  const code = (await engine.mailbox(phone)).at(-1)?.text.match(/\d{6}/)?.[0]
  assert.ok(code, `a code arrived at ${phone}`)
  return expected(await ask(engine, 'POST', '/v1/auth/tokens', { body: { phone, code } }), 200) as {
    accessToken: string
    refreshToken: string
  }
}

/** Somebody who signed in, and stays signed in while the clock moves on. */
export interface Person {
  readonly name: string
  readonly role: string
  readonly memberId: string
  readonly phone: string
  get<T = Json>(path: string, query?: Asking['query']): Promise<T>
  post<T = Json>(path: string, body?: unknown, status?: number, headers?: Asking['headers']): Promise<T>
  ask<T = Json>(method: Method, path: string, asking?: Asking): Promise<Reply<T>>
}

/** Signs somebody in by phone. */
export const signIn = async (
  engine: Engine,
  who: { name: string; role: string; memberRef: string; phone: string },
): Promise<Person> => {
  const { name, role, memberRef: memberId, phone } = who
  let tokens = await tokensFor(engine, phone)
  const asking = <T>(method: Method, path: string, { headers, ...rest }: Asking = {}) =>
    ask<T>(engine, method, path, { ...rest, headers: { authorization: `Bearer ${tokens.accessToken}`, ...headers } })

  const refresh = async () => {
    const { refreshToken } = tokens
    const reply = await ask(engine, 'POST', '/v1/auth/tokens', { body: { refreshToken } })
    tokens = reply.status === 200 ? reply.body : await tokensFor(engine, phone)
  }
  const person: Person = {
    name,
    role,
    memberId,
    phone,
    async ask(method, path, options) {
      const reply = await asking<Json>(method, path, options)
      if (reply.status !== 401) return reply
      await refresh()
      return asking(method, path, options)
    },
    get: async (path, query) => expected(await person.ask('GET', path, { query }), 200),
    post: async (path, body = {}, status = 200, headers = {}) =>
      expected(await person.ask('POST', path, { body, headers }), status),
  }
  return person
}
