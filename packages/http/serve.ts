import middy from '@middy/core'
import { isDecided, type Principal } from '@wangge/access'
import type { AnyRoute, Service } from '@wangge/contract'
import { type Language, notFound, Problem } from '@wangge/problem'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { idempotencyKeyOf, ifMatchOf } from './asked-headers.ts'
import { type Call, callOf, principalKey } from './call.ts'
import { closeCursor, openCursor } from './cursor.ts'
import type { Encoding } from './encoding.ts'
import type { Asked } from './implement.ts'
import { languageOf } from './language.ts'
import { type Marks, once, type Proof, watching } from './once.ts'
import { cookiesOf, pageLanguageOf, respondProblemPage, takesPages } from './pages.ts'
import type { Engine, Ports } from './ports.ts'
import { withPresent } from './present.ts'
import { principalOf } from './principal.ts'
import { problemOf, respond, respondProblem } from './respond.ts'
import { type Doors, type Served, type Serving, serving } from './served.ts'
import { strict } from './strict.ts'

type Event = APIGatewayProxyEventV2
type Result = APIGatewayProxyStructuredResultV2

/** A room's API: give it an engine, get the function that answers API Gateway's events (payload version 2). */
export interface Api {
  (engine: Engine): (event: Event, context?: unknown) => Promise<Result>
  readonly manifest: Service
  /** Loads the handlers of every noun: what was forgotten does not load. Where it is not called, a noun's load when first asked. */
  load(): Promise<void>
}

/** One request on its way through the stack. */
interface Exchange {
  readonly event: Event
  readonly id: string
  readonly now: string
  language: Language
  served?: Served
  /** Of another method at the same path. */
  near?: Served | undefined
  principal?: Principal
  asked?: AskedOf
}
type AskedOf = Asked<unknown, Record<string, unknown>, unknown>
type Passing = middy.Request<Exchange, Result, Error>

const callAt = (
  { event, id, language }: Exchange,
  served: Served,
  { rawBody, encoding, ...asked }: Pick<AskedOf, 'principal' | 'params'> & { rawBody: string; encoding?: Encoding },
  newId: () => string,
): Call => {
  const { headers, requestContext } = event
  return callOf({
    id,
    language,
    address: requestContext.http.sourceIp,
    origin: `${headers['x-forwarded-proto'] ?? 'https'}://${headers.host ?? requestContext.domainName}`,
    headers,
    cookies: cookiesOf(event),
    ifMatch: ifMatchOf(headers['if-match']),
    idempotencyKey: served.route.idempotent ? idempotencyKeyOf(headers['idempotency-key']) : undefined,
    routeId: served.route.id,
    params: asked.params as Readonly<Record<string, unknown>>,
    rawBody,
    ...(encoding && { encoding }),
    principal: asked.principal,
    newId,
  })
}

/**
 * Binds a room's handlers to its manifest, a module a noun: `serve(manifest, { case: () => import('./case/handlers/index.ts') })`.
 * A route without a handler, or a handler without its route, does not load. `proof` says where the room's routes prove
 * that a request under an Idempotency-Key was done, unless a handler says otherwise.
 */
export const serve = (manifest: Service, doors: Doors, { proof = 'mark' }: { proof?: Proof } = {}): Api => {
  const served = serving(manifest, doors)
  const api = (engine: Engine) => stack(served, engine, { ...marksOf(manifest), proof })
  return Object.assign(api, { manifest, load: served.load })
}

const marksOf = ({ name, needs }: Service): Marks => ({ room: name, sealed: needs.includes('vault') })
const isPage = (served: Served | undefined): boolean => served?.route.answerType === 'text/html'
const isEmpty = (facts: object): boolean => Object.keys(facts).length === 0

const stack = (serves: Serving, engine: Engine, room: Marks & { proof: Proof }) => {
  const identify = async (passing: Passing): Promise<void> => {
    const event = passing.event as unknown as Event
    const id = event.requestContext.requestId
    const language = languageOf(event.headers['accept-language'])
    passing.event = { event, id, now: engine.clock(), language }
    const served = await serves.find(event).catch(async (error: unknown) => {
      passing.event.near = await serves.near(event)
      throw error
    })
    passing.event.served = served
    if (isPage(served)) passing.event.language = pageLanguageOf(event) ?? language
  }

  const authenticate = async ({ event: exchange }: Passing): Promise<void> => {
    const { event, now, served } = exchange as Exchange & { served: Served }
    exchange.principal = await principalOf(served.route.action, event.headers, engine, now)
  }

  const read = async ({ event: exchange }: Passing): Promise<void> => {
    const { event, now, served, principal } = exchange as Exchange & { served: Served; principal: Principal }
    const { text, encoding, params, query, body } = served.input(event)
    // `{}` says as much as nothing
    const rawBody = body === undefined || isEmpty(Object(body)) ? '' : text
    const request = callAt(exchange, served, { principal, params, rawBody, encoding }, engine.newId)
    if (served.paged && query.after !== undefined) {
      const filter = { principal: principalKey(principal), route: served.route.id, params, query }
      query.after = openCursor(await engine.cursorKey(), query.after as string, filter, now)
    }
    exchange.asked = { params, query, body, principal, request }
  }

  const answered = async ({ route, implementation, guarded }: Served, asked: AskedOf, ports: Ports) => {
    const result = await implementation(asked as never, ports)
    // an answer that nobody authorised never leaves
    if (guarded && !isDecided(asked.principal)) throw new Error(`${route.id} answered without looking at a right`)
    return result
  }

  /** What the handler answers, or answered when it was asked the same before. */
  const answeredOnce = async (served: Served, asked: AskedOf, ports: Ports) => {
    const { request } = asked
    const { proof = room.proof } = served.implementation
    const lies = typeof proof === 'function' ? proof(asked as never) : proof
    if (lies === 'mark') return once(request, ports, room, (held) => answered(served, asked, held))
    if (lies === 'row' || !engine.checkAnswers || request.idempotencyKey === undefined)
      return answered(served, asked, ports)
    const watched = watching(ports, request)
    const result = await answered(served, asked, watched.ports)
    if (!watched.isProved()) throw new Error(`${served.route.id} wrote no event whose cause is the request's`)
    return result
  }

  const handle = async (exchange: Exchange): Promise<Result> => {
    const { event, now, served, asked } = exchange as Required<Exchange>
    const { route, paged } = served
    const ports = { ...engine, now }
    const result = await answeredOnce(served, asked, ports).catch(async (error: unknown) => {
      const isStale = error instanceof Problem && error.code === 'stale'
      const answer = (near: Served, read: AskedOf) => answered(near, read, ports)
      throw isStale ? await withPresent(error, { event, asked, near: await serves.shown(event), answer }) : error
    })
    if (engine.checkAnswers) checkAnswer(route, result)
    const next = paged ? (result as { next?: string }).next : undefined
    if (next === undefined) return respond(route.status, result, event.headers['if-none-match'])
    const { params, query, principal } = asked
    const filter = { principal: principalKey(principal), route: route.id, params, query }
    return respond(route.status, {
      ...(result as object),
      next: closeCursor(await engine.cursorKey(), next, filter, now),
    })
  }

  const refuse = (passing: Passing): void => {
    const exchange = 'now' in passing.event ? passing.event : undefined
    const { problem, status, expected } = problemOf(passing.error)
    const facts = { requestId: exchange?.id, route: exchange?.served?.route.id, status, code: problem.code }
    if (expected) engine.log.info('request refused', facts)
    else engine.log.error('request failed', { ...facts, error: passing.error })
    // the same words whether a thing is absent or outside the caller's subtree, whoever found it missing
    const isMissing = problem.code === 'not-found' && problem.fields.length === 0 && isEmpty(problem.facts)
    const shown = exchange?.asked && exchange.served?.guarded && isMissing ? notFound() : passing.error
    const own = (exchange?.served ?? exchange?.near)?.implementation.refuse
    if (exchange && own) {
      const { event, language } = exchange
      passing.response = respond(status, own({ problem, status, path: event.rawPath, language }))
      return
    }
    const isShown = isPage(exchange?.served) && takesPages(exchange?.event.headers)
    const respondWith = isShown ? respondProblemPage : respondProblem
    passing.response = respondWith(shown, exchange ?? { language: 'zh-CN', id: 'unknown' })
  }

  const handler = middy<Exchange, Result, Error>({ timeoutEarlyInMillis: 0 })
    .use([{ before: identify }, { before: authenticate }, { before: read }, { onError: refuse }])
    .handler(handle as never)
  return (event: Event, context: unknown = {}): Promise<Result> =>
    (handler as unknown as (event: Event, context: unknown) => Promise<Result>)(event, context)
}

const answers = new WeakMap<AnyRoute, AnyRoute['answer']>()
const checkAnswer = (route: AnyRoute, result: unknown): void => {
  if (typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'answer') return
  const schema = answers.get(route) ?? strict(route.answer)
  answers.set(route, schema)
  const sent = result === undefined ? undefined : JSON.parse(JSON.stringify(result))
  const { success, error } = schema.safeParse(sent)
  if (!success) throw new Error(`${route.id} broke its contract: ${error.message}`)
}
