import { setTimeout as pause } from 'node:timers/promises'
import { type ACounty, aCounty } from '@wangge/testing'

// three in the morning in Shanghai: everybody else's messages wait until eight
const base = Date.parse('2026-11-08T19:00:00.000Z')
const started = Date.now()
const clock = () => base + Date.now() - started

const promise = 1000

describe('an emergency on the embedded engine', () => {
  let county: ACounty
  let gridCode: string
  beforeAll(async () => {
    county = await aCounty({ clock })
    gridCode = county.account('grid-worker').areaCode
  }, 60_000)
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
  const phoneOf = (role: string) => county.account(role).phone
  const told = async (phone: string, number: string): Promise<string | undefined> => {
    const answer = await fetch(`${county.baseUrl}/dev/mailbox.json?recipient=${encodeURIComponent(phone)}`)
    const { items } = (await answer.json()) as { items: { text: string }[] }
    return items.find(({ text }) => text.includes(number))?.text
  }
  /** Milliseconds from the POST to the message in the mailbox of every one of them. */
  const alertOf = async (n: number, phones: readonly string[]): Promise<number> => {
    const from = performance.now()
    const number = await report('hazard-fire', n)
    for (const phone of phones) {
      let text = await told(phone, number)
      for (; text === undefined && performance.now() - from < 20 * promise; text = await told(phone, number))
        await pause(5)
      expect(text).toMatch(/突发/)
    }
    return performance.now() - from
  }

  it('C2 alerts leader and township at once, in the quiet of the night, in under a second', async () => {
    const phones = ['grid-leader', 'township-official', 'duty'].map(phoneOf)
    const taken: number[] = []
    for (let n = 0; n < 20; n++) taken.push(await alertOf(n, phones))
    expect(Math.max(...taken)).toBeLessThan(promise)
  }, 60_000)

  it('C2 does not wait behind five hundred ordinary reports', async () => {
    const phones = ['grid-leader', 'township-official', 'duty'].map(phoneOf)
    let sent = 0
    const clients = Array.from({ length: 8 }, async () => {
      while (sent < 500) await report('facility-lamp', sent++)
    })
    await pause(300)
    const taken: number[] = []
    while (sent < 500) taken.push(await alertOf(1000 + sent, phones))
    taken.push(await alertOf(2000, phones))
    await Promise.all(clients)
    expect(Math.max(...taken)).toBeLessThan(promise)
  }, 60_000)

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
