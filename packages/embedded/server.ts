import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { allowOrigins } from './cross-origin.ts'
import type { FilesDoor } from './files-door.ts'
import type { Answered, Request } from './gateway.ts'
import type { Pace } from './pace.ts'

/** The county's front door. */
export interface Server {
  readonly port: number
  /** Takes no more requests, finishes those that are running. */
  close(): Promise<void>
}

/** What any body may be at most before it is looked at; a route's own limit is lower. */
const mostBytes = 1024 * 1024
const graceMs = 10_000

const bodyOf = (incoming: IncomingMessage): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      // the rest is read and dropped: one byte over is enough to be refused
      if (bytes <= mostBytes || chunks.length === 0) chunks.push(chunk)
    })
    incoming.on('end', () => resolve(bytes > mostBytes ? Buffer.alloc(mostBytes) : Buffer.concat(chunks)))
    incoming.on('error', reject)
  })

const hasBody = ({ method, headers }: IncomingMessage): boolean =>
  method !== 'GET' &&
  (headers['content-length'] !== undefined ? headers['content-length'] !== '0' : 'transfer-encoding' in headers)

const send = (
  response: ServerResponse,
  { statusCode = 200, headers, cookies = [], body = '', isBase64Encoded }: Answered,
): void => {
  const bytes = isBase64Encoded ? Buffer.from(body, 'base64') : body
  const length = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length
  response.writeHead(statusCode, {
    ...(headers as Record<string, string>),
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
    'content-length': length,
  })
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}

/** Starts listening. */
export const listen = async (
  answer: (request: Request) => Promise<Answered>,
  {
    port,
    host,
    origins,
    pace,
    door,
    onFault,
  }: {
    port: number
    host: string
    /** Whose scripts a browser lets in. */
    origins: readonly string[]
    pace: Pace
    /** Answers what is too large for a room to be asked. */
    door: FilesDoor
    onFault: (error: unknown) => void
  },
): Promise<Server> => {
  const isAnswered = allowOrigins(origins)
  const take = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    pace.busy()
    try {
      if (isAnswered(incoming, response) || (await door(incoming, response))) return
      const body = hasBody(incoming) ? await bodyOf(incoming) : undefined
      const { method = 'GET', url = '/', headers, socket } = incoming
      const address = socket.remoteAddress ?? ''
      send(response, await answer({ method, url, headers: headers as Record<string, string>, body, address }))
    } catch (error) {
      onFault(error)
      if (!response.headersSent) response.writeHead(500, { 'content-length': 0 })
      response.end()
    }
  }
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 60_000 }, (incoming, response) => {
    void take(incoming, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const bound = server.address()
  return {
    port: typeof bound === 'object' && bound ? bound.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), graceMs).unref()
      }),
  }
}
