import type { AnyRoute } from '@wangge/contract'
import { settleWithWorkers } from './chosen-counties.ts'
import type { Draft } from './requests.ts'
import { type RightRequest, rightRequestTo, send } from './right-requests.ts'
import { type Answer, admin, routes } from './running-county.ts'
import { fieldsOf, partsOf, takesJson } from './shapes.ts'

const settled = await settleWithWorkers()
const { driver, clock } = settled.county
const settledAt = clock.now
afterEach(async () => {
  await driver.undo()
  clock.now = settledAt
})

const idempotent = routes.filter((route) => route.idempotent)

// short: strangers with the same one are told apart by their address
const key = 'key-1'
const headers = { 'idempotency-key': key }

/** Everything that differs from the settled county, but for attempts that are counted whatever becomes of them. */
const changes = async (): Promise<string[]> =>
  (await driver.changes())
    .filter(({ entity }) => entity !== 'limit')
    .map(({ entity, after }) => `${entity} ${JSON.stringify(after)}`)
    .sort()
const kindsOf = (changed: readonly string[]): string[] => changed.map((one) => one.split(' ', 1)[0] ?? '')

const shown = ({ status, text, headers: { etag } }: Answer) => ({ status, text, etag })
const pathsIn = ({ json }: Answer): string[] => (json?.errors ?? []).map(({ path }: { path: string }) => path)

const words = ['note', 'text', 'reason', 'description', 'title', 'comment', 'summary']
/** The same request with something else in it; of one that has no words of its own, the same body written otherwise. */
const otherOf = (draft: Draft): Draft => {
  const { body, route } = draft
  if (typeof body === 'string') return { ...draft, body: body.replace('description=', 'description=%E5%8F%A6') }
  const word = fieldsOf(partsOf(route).body).find(([name]) => words.includes(name))?.[0]
  return { ...draft, body: word ? { ...(body as object), [word]: '另一份内容' } : ` ${JSON.stringify(body)}` }
}

const takesNothing = (route: AnyRoute): boolean =>
  route.body.type === 'undefined' || (takesJson(route) && fieldsOf(partsOf(route).body).length === 0)

const found = new Map<string, RightRequest>()
const rightOf = async (route: AnyRoute): Promise<RightRequest> => {
  const right = found.get(route.id) ?? (await rightRequestTo(settled, route))
  found.set(route.id, right)
  return right
}
const json = { 'content-type': 'application/json' }

describe('every route that promises it (QUALITY 2): done once for an Idempotency-Key', () => {
  it.each(idempotent.map((route) => [route.id, route] as const))(
    'QUALITY 2 %s',
    async (_, route) => {
      const { as, prepare } = await rightOf(route)
      const draft = await prepare()
      const first = await send(settled, draft, as, headers)
      expect(first.status).toBeLessThan(300)
      const after = await changes()
      expect(shown(await send(settled, draft, as, headers))).toEqual(shown(first))
      expect(await changes()).toEqual(after)

      if (takesNothing(route)) {
        const braces = await send(settled, { ...draft, body: {} }, as, headers)
        expect(shown(braces)).toEqual(shown(first))
      } else {
        const other = await send(settled, otherOf(draft), as, { ...json, ...draft.headers, ...headers })
        // a route of another standard tells errors in that standard's form
        if (route.answerType === 'text/xml')
          expect([other.status, other.text]).toEqual([400, expect.stringMatching('幂等键')])
        else expect([other.status, ...pathsIn(other)]).toEqual([422, 'Idempotency-Key'])
      }
      expect(await changes()).toEqual(after)

      // the key of another is another key, and leaves this one alone
      const stranger = { ...otherOf(draft), address: '198.51.100.9' }
      const token = { 'x-case-token': 'another-token' }
      const theirs = await send(settled, stranger, as && admin, {
        ...headers,
        ...(route.action === 'case-token' && token),
      })
      expect(theirs.status).toBeLessThan(500)
      expect(pathsIn(theirs)).not.toContain('Idempotency-Key')
      expect(shown(await send(settled, draft, as, headers))).toEqual(shown(first))
    },
    60_000,
  )

  it.each(idempotent.map((route) => [route.id, route] as const))(
    'QUALITY 2 %s: 20 at once',
    async (_, route) => {
      const { as, prepare } = await rightOf(route)
      await send(settled, await prepare(), as, headers)
      const once = kindsOf(await changes())
      const draft = await prepare()
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(settled, draft, as, headers)))
      expect(answers.map(({ text }) => text).filter((_, at) => (answers[at]?.status ?? 0) >= 300)).toEqual([])
      expect(new Set(answers.map((one) => JSON.stringify(shown(one)))).size).toBe(1)
      expect(kindsOf(await changes())).toEqual(once)
    },
    60_000,
  )
})
