import { openTable } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { cursorKeyIn } from './cursor-key.ts'
import { health } from './health.ts'
import { onLambda } from './on-lambda.ts'
import { serve } from './serve.ts'
import { eventOf, toyShop } from './toy.ts'
import { handlers, manifest } from './toy-room.ts'

const environment = {
  WANGGE_COUNTY: 'farm',
  WANGGE_TABLE: 'wangge-farm',
  WANGGE_KEYS: JSON.stringify({ vault: 'arn:1', sign: 'arn:2' }),
}

describe('on Lambda', () => {
  it('answers from what its environment says, asking AWS for nothing it does not need', async () => {
    const handler = onLambda(serve(manifest, { toy: async () => handlers }), environment)
    const { statusCode } = await handler(eventOf('GET /toys.html'), {})
    expect(statusCode).toBe(200)
  })

  it('does not start without its environment, and names what is missing', async () => {
    const handler = onLambda(serve(manifest, { toy: async () => handlers }), {})
    await expect(handler(eventOf('GET /toys.html'), {})).rejects.toThrow('WANGGE_COUNTY is not set')
  })
})

describe('the cursor key', () => {
  it('is one for all rooms, whoever is first', async () => {
    const table = openTable(openSqlite(':memory:'))
    const rooms = Array.from({ length: 4 }, () => cursorKeyIn(table))
    const keys = await Promise.all(rooms.map((keyOf) => keyOf()))
    expect(keys[0]).toHaveLength(32)
    for (const key of keys) expect(key).toEqual(keys[0])
    expect(await cursorKeyIn(table)()).toEqual(keys[0])
  })
})

describe('health', () => {
  it('is well when the county can be read', async () => {
    const { engine } = toyShop(openSqlite(':memory:'))
    const now = '2026-11-30T00:00:00.000Z'
    expect(await health({ county: engine.county, now })).toEqual({ status: 'ok', county: '000000', at: now })
  })
})
