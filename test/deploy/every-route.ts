import type { Route, Service } from '@wangge/contract'

/** Asks every route as nobody with nothing: each must come from its function, as a problem or an answer, never a fault. */
export const askEveryRoute = async (
  baseUrl: string,
  rooms: readonly Service[],
): Promise<{ asked: number; faults: string[] }> => {
  const faults: string[] = []
  const ask = async ({ method, path, mediaType }: Route): Promise<void> => {
    const hasBody = method !== 'GET' && method !== 'DELETE'
    const answer = await fetch(baseUrl + path.replace(/\{[^}]+\}/g, '000000'), {
      method,
      redirect: 'manual',
      headers: { ...(hasBody && { 'content-type': mediaType }) },
      ...(hasBody && { body: '{}' }),
    })
    const text = await answer.text()
    // the gateway’s own refusal, where no route matched
    const isStray = text === '{"message":"Not Found"}'
    if (isStray || answer.status >= 500) faults.push(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`)
  }
  const routes = rooms.flatMap((room) => room.routes)
  for (const route of routes) await ask(route)
  return { asked: routes.length, faults }
}
