import { line, route } from '@wangge/contract'
import { implement } from '@wangge/http'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { aPrincipal } from './a-principal.ts'
import { call } from './call.ts'
import { fixedClock } from './fixed.ts'
import { testPorts } from './test-ports.ts'

const greet = route({
  method: 'POST',
  path: '/v1/people/{name}/greet',
  action: 'public',
  summary: say('问好', 'Greet'),
  tag: 'people',
  params: z.object({ name: line(10) }),
  body: z.object({ times: z.int().default(1) }),
  answer: z.object({ text: z.string(), at: z.string(), by: z.string() }),
})
const greeting = implement(greet)(async ({ params, body, principal }, { now, county }) => ({
  text: `${(await county.config()).name.en}: ${params.name} × ${body.times}`,
  at: now,
  by: principal.kind === 'person' ? principal.memberId : 'nobody',
}))

describe('calling a handler without HTTP', () => {
  it('reads the input by the route’s own schemas and stands still in time', async () => {
    const clock = fixedClock('2026-11-30T09:00:00+08:00')
    const test = await testPorts({ clock })
    const principal = aPrincipal({ memberId: 'm1', role: 'grid-leader' })
    const asked = { params: { name: ' 田小满 ' }, body: {}, principal }
    expect(await call(greeting, asked, test.ports)).toEqual({
      text: 'Test County: 田小满 × 1',
      at: '2026-11-30T01:00:00.000Z',
      by: 'm1',
    })
    clock.pass(60_000)
    expect(await call(greeting, asked, test.ports)).toMatchObject({ at: '2026-11-30T01:01:00.000Z' })
    await expect(call(greeting, { params: { name: '' }, body: {} }, test.ports)).rejects.toThrow()
  })
})
