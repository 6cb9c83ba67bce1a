import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { aFile } from '../file/testing/a-file.ts'
import { aCaseRoom, anOpenedCase, evidence, lamp, reporter, walk } from '../testing/a-case-room.ts'
import { CaseRow } from './table/case.ts'

const practice = { title: '路灯报修当天换', text: '村里备一箱灯泡。\n发现当天更换。' }
const closed = async (room: Awaited<ReturnType<typeof aCaseRoom>>, more: object = reporter) => {
  const one = await anOpenedCase(room, more)
  await walk(one)
  return one
}
const listed = async (room: Awaited<ReturnType<typeof aCaseRoom>>, as: Parameters<typeof room.call>[0], query = '') =>
  (await room.call(as, `GET /v1/good-practices${query}`)).body

describe('good practices', () => {
  it('C21 are promoted by an official from a case that is struck off, and seen by all staff of the county', async () => {
    const room = await aCaseRoom()
    const one = await anOpenedCase(room)
    expect((await one.give('official', 'promote', practice)).status).toBe(409)
    await walk(one)
    expect((await one.give('secretary', 'promote', practice)).status).toBe(403)
    expect((await one.give('official', 'promote', { ...practice, title: '' })).body.errors[0].path).toBe('title')
    const [first, again] = [
      await one.give('official', 'promote', practice, 'once'),
      await one.give('official', 'promote', practice, 'once'),
    ]
    expect([first.status, again.body]).toEqual([200, first.body])
    expect((await one.give('boss', 'promote', practice)).status).toBe(409)

    for (const who of ['otherSecretary', 'elsewhere', 'farClerk', 'volunteer', 'auditor'] as const) {
      const { items } = await listed(room, who)
      expect(items).toEqual([
        {
          ...practice,
          practiceId: expect.any(String),
          category: 'facility-lamp',
          role: 'township-official',
          at: '2026-11-23T02:00:00.000Z',
        },
      ])
    }
    expect((await room.call('anyone', 'GET /v1/good-practices')).status).toBe(401)
    const { body } = await room.call('worker', `GET /v1/cases/${one.number}`)
    expect(body.practice.practiceId).toBe((await listed(room, 'worker')).items[0].practiceId)
  })

  it('C21 have nothing of the case in them but its category, and the fact tells no word of theirs', async () => {
    const room = await aCaseRoom()
    const one = await closed(room)
    await one.give('official', 'promote', practice)
    const shown = JSON.stringify(await listed(room, 'elsewhere'))
    for (const secret of [one.number, reporter.name, reporter.phone, lamp.description, place.village, 'clerk'])
      expect(shown).not.toContain(secret)
    const fact = room.told().find(({ type }) => type === 'cases.practice-promoted.v1')
    expect(JSON.stringify(fact?.data)).not.toContain(practice.title)
  })

  it('C21 take pictures that were sent for them, never one of the case, and show those to all staff', async () => {
    const room = await aCaseRoom()
    const one = await anOpenedCase(room)
    const ofCase = await aFile(room, { fileId: 'of-the-case', memberId: 'official' })
    await one.give('worker', 'accept')
    await one.give('official', 'evidence', { evidence: [{ kind: 'photo', fileId: ofCase }] })
    await one.give('worker', 'solve', { evidence })
    await one.give('secretary', 'check', { passed: true })
    await one.give('secretary', 'answer', { text: '已修好' })
    const copied = await one.give('official', 'promote', { ...practice, files: [ofCase] })
    expect([copied.status, copied.body.errors[0].path]).toEqual([422, 'files.0'])
    const fileId = await aFile(room, { fileId: 'for-the-practice', memberId: 'official' })
    expect((await room.call('elsewhere', `GET /v1/files/${fileId}`)).status).toBe(404)
    expect((await one.give('official', 'promote', { ...practice, files: [fileId] })).status).toBe(200)
    expect((await listed(room, 'elsewhere')).items[0].files).toEqual([fileId])
    expect((await room.call('elsewhere', `GET /v1/files/${fileId}`)).status).toBe(200)
    expect((await room.call('elsewhere', `GET /v1/files/${ofCase}`)).status).toBe(404)
  })

  it('C21 are withdrawn with a reason, which stays readable; then another may be promoted', async () => {
    const room = await aCaseRoom()
    const one = await closed(room)
    expect((await one.give('official', 'withdraw-practice', { reason: '没有' })).status).toBe(409)
    await one.give('official', 'promote', practice)
    room.moveTo('2026-11-24T02:00:00.000Z')
    expect((await one.give('official', 'withdraw-practice', {})).status).toBe(422)
    expect((await one.give('official', 'withdraw-practice', { reason: '做法已过时' })).status).toBe(200)
    expect((await listed(room, 'worker')).items).toEqual([])
    expect((await listed(room, 'worker', '?withdrawn=true')).items).toMatchObject([
      { title: practice.title, withdrawn: { at: '2026-11-24T02:00:00.000Z', reason: '做法已过时' } },
    ])
    expect((await one.give('official', 'promote', { ...practice, title: '新做法' })).status).toBe(200)
    expect((await listed(room, 'worker')).items.map(({ title }: { title: string }) => title)).toEqual(['新做法'])
    const { body: ledger } = await room.call('worker', `GET /v1/cases/${one.number}/ledger`)
    expect(ledger.entries.slice(-3).map(({ command }: { command: string }) => command)).toEqual([
      'promote',
      'withdraw-practice',
      'promote',
    ])
    expect(ledger.verified).toBe(true)
  })

  it('C21 are listed newest first and whole, page by page', async () => {
    const room = await aCaseRoom()
    for (let n = 1; n <= 7; n++) {
      room.moveTo(`2026-11-23T02:0${n}:00.000Z`)
      const one = await closed(room)
      await one.give('official', 'promote', { ...practice, title: `做法 ${n}` })
      if (n % 3 === 0) await one.give('official', 'withdraw-practice', { reason: '过时' })
    }
    const titles: string[] = []
    let after = ''
    do {
      const { items, next } = await listed(room, 'worker', `?limit=2${after && `&after=${encodeURIComponent(after)}`}`)
      titles.push(...items.map(({ title }: { title: string }) => title))
      after = next ?? ''
    } while (after)
    expect(titles).toEqual([7, 5, 4, 2, 1].map((n) => `做法 ${n}`))
  })

  it('C20 C21 are never made of a confidential case, whoever asks', async () => {
    const room = await aCaseRoom()
    const one = await closed(room)
    const found = await room.table.need(CaseRow, { caseId: one.number })
    expect(found.step).toBe('struck-off')
    await room.table.write([put(CaseRow, { ...found, confidential: 'category', viewers: ['official'] })])
    const refused = await one.give('official', 'promote', practice)
    expect([refused.status, refused.body.rule]).toEqual([403, 'confidential'])
    expect((await one.give('boss', 'promote', practice)).status).toBe(404)
    expect((await listed(room, 'boss')).items).toEqual([])
  })
})
