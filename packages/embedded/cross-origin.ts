import type { IncomingMessage, ServerResponse } from 'node:http'
import { crossOrigin } from '@wangge/http/cross-origin'

/** Lets scripts of these origins in, as the gateway and the bucket do on AWS: answers whether a browser only asked. */
export const allowOrigins = (origins: readonly string[]) => {
  const known = new Set(origins)
  return ({ method, headers: { origin, ...headers } }: IncomingMessage, response: ServerResponse): boolean => {
    if (known.size > 0) response.setHeader('vary', 'Origin')
    if (origin === undefined || !known.has(origin)) return false
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', crossOrigin.exposed.join(','))
    if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return false
    response.writeHead(204, {
      'access-control-allow-methods': crossOrigin.methods.join(','),
      'access-control-allow-headers': crossOrigin.headers.join(','),
      'access-control-max-age': String(crossOrigin.maxAgeSeconds),
      'content-length': 0,
    })
    response.end()
    return true
  }
}
