import { api } from '../api.ts'
import { queue } from '../queue.ts'
import { aContact, aWeek, week } from '../testing/a-week.ts'

describe('syncing what was captured offline', () => {
  const items = (count: number, more: (n: number) => object = () => ({})) =>
    Array.from({ length: count }, (_, n) => ({ kind: 'contact', ...aContact(more(n)) }))
  type Answer = { id?: string; status: number; contact?: object; problem?: { errors?: { path: string }[] } }
  const statuses = ({ body }: { body: { items: Answer[] } }) => body.items.map(({ status }) => status)

  it('K1 D2 takes a hundred items and answers each, in their order', async () => {
    const { sync, drain, sheet } = await aWeek({ api, queue })
    const sent = items(100, (n) => ({ householdId: ['H1', 'H2', 'H3', 'H4'][n % 4], note: undefined }))
    const answer = await sync(sent)
    expect(answer.status).toBe(200)
    expect(answer.body.items.map(({ id }: Answer) => id)).toEqual(sent.map(({ contactId }) => contactId))
    expect(statuses(answer)).toEqual(sent.map((_, n) => (n % 4 === 3 ? 422 : 201)))
    await drain()
    expect(await sheet()).toMatchObject({ due: 4, done: 3 })
    const again = await sync(sent)
    expect(statuses(again)).toEqual(sent.map((_, n) => (n % 4 === 3 ? 422 : 200)))
    expect(again.body.items.map(({ contact }: Answer) => contact)).toEqual(
      answer.body.items.map(({ contact }: Answer) => contact),
    )
  })

  it('K1 keeps the phone’s time, the same by the server’s clock, and the server’s; refuses one that is ahead or too old', async () => {
    const { call } = await aWeek({ api, queue })
    const send = async (capturedAt: string, headers = {}) =>
      (
        await call('w1', 'POST /v1/sync', {
          body: { items: [{ kind: 'contact', ...aContact({ capturedAt }) }] },
          headers,
        })
      ).body.items[0]
    const now = Date.parse(week.tuesday)
    const at = (ms: number) => new Date(now + ms).toISOString()
    expect((await send(at(-60_000))).contact).toMatchObject({ capturedAt: at(-60_000), correctedAt: at(-60_000) })
    // an hour ahead, as is the clock of this phone
    expect((await send(at(3_600_000), { 'x-client-time': at(3_660_000) })).contact).toMatchObject({
      capturedAt: at(3_600_000),
      correctedAt: at(-60_000),
      recordedAt: week.tuesday,
    })
    for (const ms of [300_001, -31 * 86_400_000]) {
      const { status, problem } = await send(at(ms))
      expect([status, problem.errors[0].path]).toEqual([422, 'capturedAt'])
    }
    const unclear = await send(at(0), { 'x-client-time': 'now' })
    expect([unclear.status, unclear.problem.errors[0].path]).toEqual([422, 'X-Client-Time'])
  })

  it('K1 answers a batch that is sent again under its key as the first time, whatever has changed since', async () => {
    const { call, clock, facts } = await aWeek({ api, queue })
    const headers = { 'idempotency-key': 'batch-1' }
    const send = (sent: object[]) => call('w1', 'POST /v1/sync', { body: { items: sent }, headers })
    const sent = items(3, (n) => ({ householdId: ['H1', 'H2', 'H4'][n] }))
    const first = await send(sent)
    expect(statuses(first)).toEqual([201, 201, 422])
    const after = facts().length
    clock.now = week.closes
    expect((await send(sent)).body).toEqual(first.body)
    const other = await send(items(1))
    expect([other.status, other.body.errors[0].path]).toEqual([422, 'Idempotency-Key'])
    expect(facts()).toHaveLength(after)
  })

  it('K1 stores the first of one id twice in a batch: the same again is its repeat, another is refused', async () => {
    const { sync, facts } = await aWeek({ api, queue })
    const [one] = items(1) as [object]
    const before = facts().length
    const answer = await sync([one, one, { ...one, mode: 'phone' }])
    expect(statuses(answer)).toEqual([201, 200, 422])
    expect(answer.body.items[1].contact).toEqual(answer.body.items[0].contact)
    expect(answer.body.items[2].problem.errors[0].path).toBe('contactId')
    expect(facts()).toHaveLength(before + 1)
  })

  it('K1 names what is wrong with each item in the caller’s language, and takes the others', async () => {
    const { sync, clock } = await aWeek({ api, queue })
    clock.now = week.closes
    const bad: [unknown, number, string | undefined][] = [
      [{ kind: 'contact', ...aContact({ on: '2026-11-29' }) }, 409, undefined],
      [{ kind: 'contact', ...aContact({ on: '2027-01-01' }) }, 422, 'on'],
      [{ kind: 'contact', ...aContact({ mode: 'shout' }) }, 422, 'mode'],
      [{ kind: 'patrol', ...aContact() }, 422, 'kind'],
      [{ kind: 'contact', ...aContact({ extra: 1 }) }, 422, 'extra'],
      [{ kind: 'contact', contactId: aContact().contactId, mode: 'home' }, 422, 'householdId'],
      [null, 422, ''],
      ['a text', 422, ''],
    ]
    const [good] = items(1)
    for (const language of ['en', 'zh-CN']) {
      const { body } = await sync([...bad.map(([item]) => item), good], language)
      expect(body.items.map(({ status }: Answer) => status)).toEqual([
        ...bad.map(([, status]) => status),
        language === 'en' ? 201 : 200,
      ])
      expect(body.items.slice(0, -1).map(({ problem }: Answer) => problem?.errors?.[0]?.path)).toEqual(
        bad.map(([, , path]) => path),
      )
      const words = JSON.stringify(body.items.map(({ problem }: Answer) => problem?.errors))
      expect(/\p{Script=Han}/u.test(words)).toBe(language === 'zh-CN')
    }
  })

  it.each([
    ['none', []],
    ['more than a hundred', items(101)],
  ])('K1 refuses %s', async (_name, sent) => {
    const { sync } = await aWeek({ api, queue })
    const { status, body } = await sync(sent)
    expect([status, body.errors[0].path]).toEqual([422, 'items'])
  })

  it('L1 is for those who work with households', async () => {
    const { call } = await aWeek({ api, queue })
    for (const who of ['clerk', 'stranger'])
      expect((await call(who, 'POST /v1/sync', { body: { items: [{}] } })).status).toBe(403)
  })
})
