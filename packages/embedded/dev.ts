import { Instant } from '@wangge/contract'
import { faultsOf } from '@wangge/http'
import { invalid, notFound, Problem, say } from '@wangge/problem'
import * as z from 'zod'
import type { Answered, Request } from './gateway.ts'
import type { Received } from './mailbox.ts'
import { mailboxPage } from './mailbox-page.ts'
import type { Moving } from './moves.ts'
import type { RungJob } from './timers.ts'

/** What a developer may do to the county from the machine it runs on. */
export interface Levers {
  now(): string
  zone: string
  moveClock(to: string): Promise<RungJob[]>
  moving(): Moving | undefined
  drain(): Promise<void>
  mailbox(recipient?: string): Received[]
}

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i

/**
 * From this machine, asked for by its own name, by none of somebody else's pages, and through no proxy. A page on
 * the web can make a browser send a request here, but not hide where the request comes from.
 */
const isLocal = ({ address, headers }: Request): boolean =>
  loopback.test(address) &&
  localHost.test(headers.host ?? '') &&
  (headers.origin === undefined || localHost.test(headers.origin.replace(/^https?:\/\//, ''))) &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined

const json = (body: unknown): Answered => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})

const Move = z.strictObject({ to: Instant })

const readMove = (body: Buffer | undefined): string => {
  let value: unknown
  try {
    value = JSON.parse(body?.toString('utf8') ?? '')
  } catch (cause) {
    throw new Problem('invalid', say('请求体不是 JSON', 'The body is no JSON'), { cause })
  }
  const { success, data, error } = Move.safeParse(value)
  if (success) return data.to
  throw new Problem('invalid', say('需要 {"to": 时刻}', 'Expected {"to": instant}'), {
    fields: faultsOf(error.issues, value, Move),
  })
}

/** A move rings everything in between, some hundred rings a day: further than this is a mistyped year. */
const furthestDays = 400

const demandNear = (to: string, now: string): void => {
  if (to < now) throw invalid('to', say('时钟不能倒拨', 'The clock cannot go backwards'), { min: now })
  const notAfter = new Date(Date.parse(now) + furthestDays * 86_400_000).toISOString()
  if (to > notAfter)
    throw invalid('to', say(`一次最多拨 ${furthestDays} 天`, `At most ${furthestDays} days at once`), { max: notAfter })
}

/** How far a move has come, between 0 and 1. */
const shareOf = ({ from, to }: Moving, now: string): number => {
  const [start, at, end] = [from, now, to].map((instant) => Date.parse(instant)) as [number, number, number]
  return end > start ? Math.min((at - start) / (end - start), 1) : 1
}

/** The routes under `/dev/`. */
export const openDev = ({ now, zone, moveClock, moving, drain, mailbox }: Levers) => {
  const routes: Record<string, (request: Request, query: URLSearchParams) => Promise<Answered>> = {
    async 'GET /dev/clock'() {
      const move = moving()
      return json({ now: now(), ...(move && { moving: { ...move, done: shareOf(move, now()) } }) })
    },
    async 'POST /dev/clock'({ body }) {
      const to = new Date(readMove(body)).toISOString()
      demandNear(to, now())
      const rung = await moveClock(to)
      return json({ now: now(), rung })
    },
    async 'POST /dev/drain'() {
      await drain()
      return json({ now: now() })
    },
    'GET /dev/mailbox.json': async (_, query) => {
      const recipient = query.get('recipient')
      return json({ items: mailbox(recipient || undefined) })
    },
    'GET /dev/mailbox': async (_, query) => {
      const recipient = query.get('recipient') ?? ''
      return mailboxPage(mailbox(recipient || undefined), { recipient, zone })
    },
  }
  return async (request: Request): Promise<Answered> => {
    const cut = request.url.indexOf('?')
    const path = cut < 0 ? request.url : request.url.slice(0, cut)
    const route = isLocal(request) ? routes[`${request.method} ${path}`] : undefined
    if (!route) throw notFound(say('没有这个接口', 'No such route'))
    return route(request, new URLSearchParams(cut < 0 ? '' : request.url.slice(cut + 1)))
  }
}
