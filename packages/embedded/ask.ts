import type { Ask, Told } from './embedded.ts'
import type { Answered, Request } from './gateway.ts'

/** Puts a request without a network, and reads what came back. */
export const askInProcess = async (
  answer: (request: Request) => Promise<Answered>,
  { method, path, headers = {}, body }: Ask,
): Promise<Told> => {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const {
    statusCode,
    headers: sent,
    body: read = '',
  } = await answer({
    method,
    url: path,
    headers: {
      host: 'localhost',
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...Object.fromEntries(Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value])),
    },
    address: '127.0.0.1',
    ...(text !== undefined && { body: Buffer.from(text) }),
  })
  return {
    status: statusCode ?? 200,
    headers: (sent ?? {}) as Record<string, string>,
    body: read,
    json: () => JSON.parse(read) as never,
  }
}
