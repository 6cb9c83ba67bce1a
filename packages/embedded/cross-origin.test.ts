import { join } from 'node:path'
import { openEmbedded } from './open-embedded.ts'

const services = join(import.meta.dirname, 'toy-rooms')
const front = 'https://front.example'

const aYard = async (origins?: string[]) => {
  const yard = await openEmbedded({
    data: ':memory:',
    county: 'toy',
    services,
    level: 'silent',
    ...(origins && { origins }),
  })
  const { port } = await yard.listen(0)
  return { yard, at: (path: string) => `http://127.0.0.1:${port}${path}` }
}
const asks = (origin: string) => ({
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-case-token' },
})

describe('a browser’s script of another origin', () => {
  it.each(['/v1/balls', '/files', '/open311/v2/requests.json'])(
    'may call %s when it is a front end of the county',
    async (path) => {
      const { yard, at } = await aYard([front])
      const { status, headers } = await fetch(at(path), asks(front))
      expect([status, headers.get('access-control-allow-origin')]).toEqual([204, front])
      expect(headers.get('access-control-allow-headers')).toContain('x-case-token')
      const refused = await fetch(at(path), { method: 'POST', headers: { origin: front }, body: '{' })
      expect(refused.status).toBeGreaterThanOrEqual(400)
      expect(refused.headers.get('access-control-allow-origin')).toBe(front)
      await yard.stop()
    },
  )

  it.each([
    [[front], 'https://elsewhere.example'],
    [undefined, front],
  ])('is not let in by %p when it comes from %s', async (origins, origin) => {
    const { yard, at } = await aYard(origins)
    const asked = await fetch(at('/v1/balls'), asks(origin))
    const called = await fetch(at('/files/kept/x'), { headers: { origin } })
    for (const { headers } of [asked, called]) expect(headers.get('access-control-allow-origin')).toBeNull()
    await yard.stop()
  })
})
