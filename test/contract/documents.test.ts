import { readFileSync } from 'node:fs'
import { Parser } from '@asyncapi/parser'
import { readRooms } from '../../infra/rooms.ts'
import { documents } from '../../scripts/documents.ts'

describe('generated documents', () => {
  it('M3 are committed as the contracts declare them (run `pnpm documents` after a change)', async () => {
    for (const [path, text] of Object.entries(await documents()))
      expect({ path, text: readFileSync(path, 'utf8') }).toEqual({ path, text })
  })

  it('M3 the events document is valid AsyncAPI', async () => {
    const { diagnostics } = await new Parser().parse(readFileSync('docs/asyncapi.json', 'utf8'))
    expect(diagnostics.filter(({ severity }) => severity <= 1).map(({ message, path }) => [message, path])).toEqual([])
  })

  it('M3 name every event once, with an example that its schema accepts', async () => {
    const facts = (await readRooms()).flatMap((room) => room.publishes)
    expect(new Set(facts.map(({ type }) => type)).size).toBe(facts.length)
    for (const fact of facts)
      expect({ type: fact.type, parsed: fact.data.safeParse(fact.example).error }).toEqual({
        type: fact.type,
        parsed: undefined,
      })
  })

  it('M3 every consumed event is published by its room', async () => {
    const all = await readRooms()
    const published = new Set(all.flatMap((room) => room.publishes.map(({ type }) => type)))
    for (const room of all)
      for (const { type } of room.consumes)
        expect([room.name, type, published.has(type)]).toEqual([room.name, type, true])
  })

  it('M3 operation ids and route keys are unique over all rooms', async () => {
    const routes = (await readRooms()).flatMap((room) => room.routes)
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length)
    expect(new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`)).size).toBe(
      routes.length,
    )
  })
})
