import { place } from '@wangge/testing/a-room'
import { aFile } from '../file/testing/a-file.ts'
import { aCaseRoom, anOpenedCase, type CaseRoom, lamp, reporter, walk } from '../testing/a-case-room.ts'

const here = { lon: 119.512345, lat: 28.512345, crs: 'WGS-84' }
const placed = { ...reporter, gridCode: undefined, place: here }
const list = async (room: CaseRoom, query = '') => {
  const { status, body } = await room.call('anyone', `GET /v1/public/cases${query}`)
  expect([query, status, body.errors]).toEqual([query, 200, undefined])
  return body as { items: Record<string, unknown>[]; next?: string }
}
const numbers = async (room: CaseRoom, query = '') => (await list(room, query)).items.map(({ number }) => number)
const open311 = async (room: CaseRoom, number: string) =>
  (await room.call('anyone', `GET /open311/v2/requests/${number}.json`)).body?.[0]

describe('the public list of cases', () => {
  it('I3 says what, when, roughly where and how far, and nobody’s words, name, post or door', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room, placed)
    await give('worker', 'accept', { note: '马上去' })
    const [found] = (await list(room)).items
    expect(found).toEqual({
      number,
      step: 'accepted',
      title: 'Accepted',
      state: 'open',
      category: 'facility-lamp',
      categoryName: 'Street lamp out',
      reportedAt: expect.any(String),
      updatedAt: expect.any(String),
      expectedAt: expect.any(String),
      areaId: place.village,
      area: [place.village, place.township, place.county].map((code) => `${code} 号`),
      agency: `${place.village} 号`,
      place: { lon: 119.512, lat: 28.512 },
      photos: [],
    })
  })

  it('I3 shows nothing that is not opted in, confidential, between people, a part of a case or merged', async () => {
    const room = await aCaseRoom()
    const shown = await anOpenedCase(room)
    await anOpenedCase(room, { ...reporter, category: 'order-gambling' })
    await anOpenedCase(room, { ...reporter, confidential: true })
    const between = { ...lamp, category: 'facility-lamp', class: 'mediation', source: 'worker' }
    expect((await room.call('worker', 'POST /v1/cases', between)).status).toBe(201)
    await shown.give('worker', 'accept')
    await shown.give('secretary', 'split', { parts: [{ unitId: 'u03', description: '清运' }] })
    const again = await anOpenedCase(room)
    expect((await again.give('secretary', 'merge', { into: shown.number })).status).toBe(200)
    expect(await numbers(room)).toEqual([shown.number])
  })

  it('I3 is narrowed by area, category with all below it, state and period; never narrower than a village', async () => {
    const room = await aCaseRoom()
    const first = await anOpenedCase(room)
    await walk(first)
    room.moveTo('2026-12-02T02:00:00.000Z')
    const second = await anOpenedCase(room, { ...reporter, gridCode: place.otherGrid, category: 'environment-litter' })
    const both = [second.number, first.number]
    expect(await numbers(room)).toEqual(both)
    expect(await numbers(room, `?area=${place.township}`)).toEqual(both)
    expect(await numbers(room, `?area=${place.otherVillage}`)).toEqual([second.number])
    expect(await numbers(room, '?category=facility')).toEqual([first.number])
    expect(await numbers(room, '?category=environment-litter')).toEqual([second.number])
    expect(await numbers(room, '?state=closed')).toEqual([first.number])
    expect(await numbers(room, '?state=open')).toEqual([second.number])
    expect(await numbers(room, '?period=2026-11')).toEqual([first.number])
    expect(await numbers(room, '?period=2026-Q4')).toEqual(both)
    expect(await numbers(room, '?period=2025')).toEqual([])
    const narrow = await room.call('anyone', `GET /v1/public/cases?area=${place.grid}`)
    expect([narrow.status, narrow.body.errors[0].path]).toEqual([422, 'area'])
    room.moveTo('2027-11-27T02:00:00.000Z')
    expect(await numbers(room)).toEqual([second.number])
  })

  it('I3 is complete and in order, page by page', async () => {
    const room = await aCaseRoom()
    const all: string[] = []
    for (let n = 0; n < 7; n++) {
      if (n !== 3) room.moveTo(`2026-11-23T0${2 + n}:00:00.000Z`)
      const { number } = await anOpenedCase(room, { ...reporter, gridCode: n % 2 ? place.grid : place.otherGrid })
      all.unshift(number)
    }
    const seen: unknown[] = []
    for (let next: string | undefined, more = true; more; more = next !== undefined) {
      const page = await list(room, `?limit=2${next ? `&after=${encodeURIComponent(next)}` : ''}`)
      seen.push(...page.items.map(({ number }) => number))
      next = page.next
    }
    expect([...seen].sort()).toEqual([...all].sort())
    expect(new Set(seen).size).toBe(7)
    // the pages for people, by the address of the last case
    const pages: string[] = []
    for (let path: string | undefined = '/b'; path; ) {
      const { text } = await room.visit(`GET ${path}`, {})
      pages.push(...[...text.matchAll(/id="c-(\w+)"/g)].map(([, number]) => number as string))
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(pages).toHaveLength(7)
  })
})

describe('words in public', () => {
  it('I3 are there only when somebody read them and let them through, in the list, over Open311 and on the board', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room, { ...placed, description: '王五家门口的路灯不亮' })
    const board = async () => (await room.visit('GET /b', {})).text
    const shown = async () => [(await list(room)).items[0]?.text, (await open311(room, number)).description]
    expect(await shown()).toEqual([undefined, null])
    const { body: waiting } = await room.call('secretary', 'GET /v1/moderation')
    expect(waiting.items).toMatchObject([{ caseId: number, description: '王五家门口的路灯不亮' }])
    expect((await room.call('worker', 'GET /v1/moderation')).status).toBe(403)
    expect((await room.call('otherSecretary', 'GET /v1/moderation')).body.items).toEqual([])

    expect((await give('worker', 'publish', { text: '路灯不亮' })).status).toBe(403)
    expect((await give('otherSecretary', 'publish', { text: '路灯不亮' })).status).toBe(404)
    const { status, body } = await give('secretary', 'publish', { text: '村口<路灯>不亮' })
    expect([status, body.command, body.step]).toEqual([200, 'publish', 'reported'])
    expect(await shown()).toEqual(['村口<路灯>不亮', '村口<路灯>不亮'])
    expect(await board()).toContain('村口&lt;路灯&gt;不亮')
    expect(await board()).not.toContain('王五')
    expect((await room.call('secretary', 'GET /v1/moderation')).body.items).toEqual([])

    await give('secretary', 'publish', { text: '路灯不亮' })
    expect(await shown()).toEqual(['路灯不亮', '路灯不亮'])
    await give('secretary', 'unpublish', { reason: '看得出是谁家' })
    expect(await shown()).toEqual([undefined, null])
    expect((await give('secretary', 'unpublish', { reason: '再撤' })).status).toBe(409)
    const { body: ledger } = await room.call('secretary', `GET /v1/cases/${number}/ledger`)
    expect(ledger.verified).toBe(true)
    expect(
      ledger.entries.map(({ command, note }: { command: string; note?: string }) => [command, note]).slice(1),
    ).toEqual([
      ['publish', '村口<路灯>不亮'],
      ['publish', '路灯不亮'],
      ['unpublish', '看得出是谁家'],
    ])
  })

  it('I3 come with photos of the case that were let through, and with no others', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    await aFile(room, { fileId: 'shown', of: `case#${number}` })
    await aFile(room, { fileId: 'kept-back', of: `case#${number}` })
    await aFile(room, { fileId: 'elsewhere', of: 'case#OTHER' })
    const wrong = await give('secretary', 'publish', { text: '路灯不亮', fileIds: ['shown', 'elsewhere'] })
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'fileIds.1'])
    expect((await give('secretary', 'publish', { text: '路灯不亮', fileIds: ['shown'] })).status).toBe(200)
    const [found] = (await list(room)).items
    const path = `/v1/public/cases/${number}/photos/shown`
    expect(found?.photos).toEqual([path])
    expect((await open311(room, number)).media_url).toMatch(new RegExp(`^https?://[^/]+${path}$`))
    const seen = await room.visit(`GET ${path}`, {})
    expect([seen.status, seen.headers.location]).toEqual([303, expect.stringContaining('shown')])
    for (const other of ['kept-back', 'elsewhere', 'none'])
      expect((await room.visit(`GET /v1/public/cases/${number}/photos/${other}`, {})).status).toBe(404)
    await give('secretary', 'unpublish', { reason: '照到了人' })
    expect((await room.visit(`GET ${path}`, {})).status).toBe(404)
  })

  it('I3 are never let through of what is not public', async () => {
    const room = await aCaseRoom()
    const { give } = await anOpenedCase(room, { ...reporter, category: 'order-gambling' })
    expect((await give('secretary', 'publish', { text: '有人聚赌' })).status).toBe(409)
  })
})

describe('the public board', () => {
  it('I3 shows list and map by themselves, without script or anything from elsewhere, and refuses what is no filter', async () => {
    const room = await aCaseRoom()
    const { number } = await anOpenedCase(room, placed)
    await anOpenedCase(room, reporter)
    const { text, headers, status } = await room.visit('GET /b?from=singlemessage', {})
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(text).toContain(`id="c-${number}"`)
    expect(text).toMatch(/<svg [^>]*role="img"/)
    expect(text.match(/<rect/g)).toHaveLength(1)
    expect(text.match(/<path/g)).toHaveLength(1)
    expect(text).not.toMatch(/<script|https?:\/\/|119\.5/)
    expect(text).not.toContain(place.grid)
    const nothing = await room.visit('GET /b?area=&category=order&state=&period=', {})
    expect(nothing.text).toContain('There are none.')
    expect((await room.visit('GET /b?before=x', { headers: { accept: 'text/html' } })).status).toBe(422)
    const card = await room.visit(`GET /b/${place.grid}`, {})
    expect([card.status, card.headers.location]).toEqual([303, `/b?area=${place.village}`])
  })
})
