import { toyDesk } from '@wangge/testing/a-toy-desk'

describe('paging', () => {
  it('goes on where it stopped, to the end', async () => {
    const { ask } = await toyDesk()
    const seen: number[] = []
    let after = ''
    do {
      const { json } = await ask(`GET /v1/toys?limit=25&colour=red${after && `&after=${after}`}`)
      seen.push(...json.items.map(({ n }: { n: number }) => n))
      after = json.next ?? ''
      expect(after).toMatch(/^[\w-]*$/)
    } while (after)
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => n))
  })

  it('gives the cursor to the same caller, list and filter only, unchanged and for a day', async () => {
    const { ask, signIn, clock } = await toyDesk()
    const { next } = (await ask('GET /v1/toys?colour=red')).json
    const changed = `${next.slice(0, -2)}${next.endsWith('A') ? 'BB' : 'AA'}`
    for (const [query, options] of [
      [`colour=blue&after=${next}`, {}],
      [`after=${next}`, {}],
      [`colour=red&after=${changed}`, {}],
      ['colour=red&after=25', {}],
      [`colour=red&after=${next}`, { token: await signIn('m2') }],
    ] as const) {
      const { status, json } = await ask(`GET /v1/toys?${query}`, options)
      expect([status, json.errors[0].path]).toEqual([422, 'after'])
    }
    expect((await ask(`GET /v1/toys?colour=red&limit=50&after=${next}`)).status).toBe(200)
    clock.now = '2026-12-01T00:00:00.001Z'
    const late = await ask(`GET /v1/toys?colour=red&after=${next}`, { token: await signIn('m1') })
    expect([late.status, late.json.code]).toEqual([410, 'gone'])
  })
})
