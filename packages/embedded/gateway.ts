import { isUtf8 } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { routeKey } from '@wangge/contract'
import type { Api } from '@wangge/http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { routerOf } from './router.ts'

/** A request as it came in. */
export interface Request {
  readonly method: string
  /** Path and query as sent. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body?: Buffer
  /** The caller's network address. */
  readonly address: string
}

export type Answered = APIGatewayProxyStructuredResultV2
type Answer = ReturnType<Api>

const run = randomBytes(9).toString('base64url')
let count = 0

/** API Gateway's event, payload version 2; `queryStringParameters` is left out: the stack reads the raw query. */
const eventOf = (
  { method, headers, body, address }: Request,
  { path, query, key, params }: { path: string; query: string; key: string; params: Readonly<Record<string, string>> },
): APIGatewayProxyEventV2 => {
  const isText = body !== undefined && isUtf8(body)
  const { cookie, ...rest } = headers
  const requestId = `${run}-${++count}`
  return {
    version: '2.0',
    routeKey: key,
    rawPath: path,
    rawQueryString: query,
    // a proxy in front may have been called by https
    headers: { 'x-forwarded-proto': 'http', ...rest } as Record<string, string>,
    ...(cookie && { cookies: cookie.split(/;\s*/) }),
    pathParameters: params,
    requestContext: {
      accountId: 'embedded',
      apiId: 'embedded',
      domainName: headers.host ?? 'localhost',
      domainPrefix: '',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: address, userAgent: headers['user-agent'] ?? '' },
      requestId,
      routeKey: key,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body && body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body !== undefined && !isText,
  }
}

/** Routes requests to rooms as API Gateway does: `undefined` when no room has such a path. */
export const openGateway = (rooms: readonly { api: Api; answer: Answer }[]) => {
  const routes = rooms.flatMap(({ api, answer }) => api.manifest.routes.map((route) => ({ route, answer })))
  const find = routerOf(routes.map(({ route, answer }) => [route.method, route.path, { route, answer }] as const))
  const findAny = routerOf(
    [...new Map(routes.map((one) => [one.route.path, one])).values()].map((one) => ['*', one.route.path, one] as const),
  )
  return (request: Request): Promise<Answered> | undefined => {
    const { method, url } = request
    const cut = url.indexOf('?')
    const path = cut < 0 ? url : url.slice(0, cut)
    const query = cut < 0 ? '' : url.slice(cut + 1)
    const override = method === 'POST' ? request.headers['x-http-method-override'] : undefined
    const found =
      (override ? find(override.toUpperCase(), path) : undefined) ?? find(method, path) ?? findAny('*', path)
    if (!found) return undefined
    const key = routeKey({ method: method as 'GET', path: found.to.route.path })
    return found.to.answer(eventOf(request, { path, query, key, params: found.params }))
  }
}
