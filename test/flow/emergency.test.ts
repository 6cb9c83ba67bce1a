import { setTimeout as pause } from 'node:timers/promises'
import { type ACounty, aCounty } from '../county/a-county.ts'

// three in the morning in Shanghai: everybody else's messages wait until eight
const night = '2026-11-08T19:00:00.000Z'
const morning = '2026-11-09T02:00:00.000Z'

describe('an emergency on the embedded engine', () => {
  let county: ACounty
  let gridCode: string
  beforeAll(async () => {
    // it stands still: what waits for a moment to pass never comes
    county = await aCounty({ clock: () => Date.parse(night) })
    gridCode = county.account('grid-worker').areaCode
  })
  afterAll(async () => county[Symbol.asyncDispose]())

  const report = async (category: string, n: number): Promise<string> => {
    const answer = await fetch(`${county.baseUrl}/v1/public/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ gridCode, category, description: `第 ${n} 件`, phone: '10012340000' }),
    })
    expect(answer.status).toBe(201)
    return ((await answer.json()) as { number: string }).number
  }
  const phones = () => ['grid-leader', 'township-official', 'duty'].map((role) => county.account(role).phone)
  const toldOf = (number: string, phone?: string) =>
    county.embedded.mailbox(phone).find(({ text }) => text.includes(number))
  /** Reports an emergency, and waits until every one of them has it in their mailbox. */
  const alertOf = async (n: number): Promise<string> => {
    const number = await report('hazard-fire', n)
    for (const phone of phones()) {
      while (!toldOf(number, phone)) await pause(5)
      expect(toldOf(number, phone)).toMatchObject({ text: expect.stringMatching(/突发/), at: county.embedded.now() })
    }
    return number
  }

  it('C2 alerts leader and township at once, in the quiet of the night, before the clock has moved', async () => {
    for (let n = 0; n < 20; n++) await alertOf(n)
    expect(county.embedded.now()).toBe(night)
  })

  it('C2 does not wait behind five hundred ordinary reports: it is told before what waited when it came in', async () => {
    await county.embedded.moveClock(morning)
    const reported: string[] = []
    let sent = 0
    const clients = Array.from({ length: 8 }, async () => {
      while (sent < 500) reported.push(await report('facility-lamp', sent++))
    })
    const toldBy = (end?: number) =>
      new Set(
        county.embedded
          .mailbox()
          .slice(0, end)
          .map(({ text }) => /[0-9A-Z]{10}/.exec(text)?.[0]),
      )
    const crowds: { waiting: number; overtaken: number }[] = []
    while (reported.length < 500) {
      const known = toldBy()
      const waiting = reported.filter((one) => !known.has(one))
      const number = await alertOf(1000 + reported.length)
      const before = toldBy(county.embedded.mailbox().findLastIndex(({ text }) => text.includes(number)))
      crowds.push({ waiting: waiting.length, overtaken: waiting.filter((one) => !before.has(one)).length })
    }
    await Promise.all(clients)
    const large = crowds.filter(({ waiting }) => waiting > 100)
    expect(large.length).toBeGreaterThan(0)
    // what was in hand is finished first
    for (const { waiting, overtaken } of large) expect(overtaken).toBeGreaterThan(waiting * 0.75)
  })

  it('C2 skips no record: it is accepted, checked and answered like any other', async () => {
    const number = await report('hazard-gas', 1)
    const [worker, secretary] = await Promise.all(
      ['grid-worker', 'village-secretary'].map((one) => county.tokenOf(one)),
    )
    const give = async (token: string | undefined, verb: string, body: object = {}) => {
      const answer = await fetch(`${county.baseUrl}/v1/cases/${number}/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      })
      return answer.status
    }
    const solve = { evidence: [{ kind: 'note', text: '已关闭总阀，疏散住户' }] }
    expect(await give(worker, 'solve', solve)).toBe(409)
    expect(await give(worker, 'accept')).toBe(200)
    expect(await give(worker, 'solve', solve)).toBe(200)
    expect(await give(worker, 'check', { passed: true })).toBe(403)
    expect(await give(secretary, 'answer', { text: '已处置' })).toBe(200)
    expect(await give(secretary, 'check', { passed: true })).toBe(200)
    expect(await give(secretary, 'answer', { text: '已处置，请放心。' })).toBe(200)
    const ledger = await fetch(`${county.baseUrl}/v1/cases/${number}/ledger`, {
      headers: { authorization: `Bearer ${secretary}` },
    })
    const { verified, entries } = (await ledger.json()) as { verified: boolean; entries: { command: string }[] }
    const steps = ['report', 'accept', 'solve', 'answer', 'check', 'answer', 'strike-off']
    expect([verified, entries.map(({ command }) => command)]).toEqual([true, steps])
  })
})
