import { householdLinked, householdUnlinked } from '@wangge/members/contract'
import { place } from '@wangge/testing/a-room'
import { api } from '../api.ts'
import { queue } from '../queue.ts'
import { aContact, aWeek, week } from '../testing/a-week.ts'
import { ContactRow } from './table.ts'

describe('recording a contact', () => {
  it('E2 E5 answers what became of it, and ticks the sheet', async () => {
    const { record, drain, sheet, facts } = await aWeek({ api, queue })
    const contact = aContact({ purpose: 'needs', capturedAt: '2026-11-24T08:30:00+08:00' })
    const { status, body } = await record(contact)
    expect([status, body]).toEqual([
      201,
      {
        contactId: contact.contactId,
        householdId: 'H1',
        mode: 'home',
        purpose: 'needs',
        memberId: 'w1',
        on: '2026-11-24',
        period: week.period,
        late: false,
        counts: true,
        capturedAt: '2026-11-24T00:30:00.000Z',
        correctedAt: '2026-11-24T00:30:00.000Z',
        recordedAt: week.tuesday,
      },
    ])
    const { recordedAt: _, capturedAt: __, correctedAt: ___, ...told } = body
    expect(facts().at(-1)).toMatchObject({ type: 'duties.contact-recorded.v1', subject: contact.contactId, data: told })
    await drain()
    expect(await sheet()).toMatchObject({ due: 4, done: 1, late: 0, state: 'open' })
    expect((await sheet()).households[0]).toEqual({
      householdId: 'H1',
      due: 1,
      done: 1,
      contacts: [{ contactId: contact.contactId, on: '2026-11-24', late: false }],
    })
  })

  it('E1 ticks a household that is due twice on two days, once a day', async () => {
    const { record, drain, sheet, clock } = await aWeek({ api, queue })
    await record(aContact({ householdId: 'H3', on: '2026-11-23' }))
    await record(aContact({ householdId: 'H3', on: '2026-11-23', mode: 'phone' }))
    await drain()
    expect((await sheet()).households[2]).toMatchObject({ householdId: 'H3', due: 2, done: 1 })
    clock.now = '2026-11-26T01:00:00.000Z'
    await record(aContact({ householdId: 'H3' }))
    await drain()
    const { due, done, households } = await sheet()
    expect({ due, done }).toEqual({ due: 4, done: 2 })
    expect(households[2].contacts.map(({ on }: { on: string }) => on)).toEqual(['2026-11-23', '2026-11-26'])
  })

  it('P5 costs one write unit, and its tick one more', async () => {
    const { record, drain, driver } = await aWeek({ api, queue })
    await record(aContact())
    await drain()
    driver.reset()
    await record(aContact({ householdId: 'H2' }))
    expect(driver.units().write).toBe(1)
    await drain()
    expect(driver.units().write).toBe(2)
  })

  it('P5 K1 sent under its own id as key is its own proof; any other key costs a mark', async () => {
    const { call, driver } = await aWeek({ api, queue })
    const send = async (body: { contactId: string }, key: string) => {
      driver.reset()
      const answer = await call('w1', 'POST /v1/contacts', { body, headers: { 'idempotency-key': key } })
      return { ...answer, units: driver.units().write }
    }
    const [own, foreign] = [aContact(), aContact({ householdId: 'H2' })]
    const first = await send(own, own.contactId)
    expect([first.status, first.units]).toEqual([201, 1])
    // what is refused by its condition is billed as well
    expect(await send(own, own.contactId)).toMatchObject({ status: 201, body: first.body, units: 1 })
    const other = await send({ ...own, mode: 'phone' } as never, own.contactId)
    expect([other.status, other.body.errors[0].path]).toEqual([422, 'Idempotency-Key'])
    expect(await send(foreign, 'key-1')).toMatchObject({ status: 201, units: 2 })
    const another = await send(own, 'key-1')
    expect([another.status, another.body.errors[0].path, another.units]).toEqual([422, 'Idempotency-Key', 0])
  })

  it('E4 is late within the days of grace, and refused after them in the caller’s language', async () => {
    const { record, drain, sheet, clock } = await aWeek({ api, queue })
    clock.now = week.ends
    const sunday = aContact({ on: '2026-11-29' })
    expect((await record(sunday)).body).toMatchObject({ period: week.period, late: true, counts: true })
    await drain()
    expect(await sheet()).toMatchObject({ state: 'grace', done: 1, late: 1 })
    clock.now = week.closes
    const closed = await record(aContact({ on: '2026-11-29' }))
    expect([closed.status, closed.body]).toMatchObject([
      409,
      { code: 'conflict', period: week.period, closesAt: week.closes },
    ])
    expect((await record(aContact({ on: '2026-11-29' }), 'w1', 'zh-CN')).body.detail).toMatch(/已结清/)
    // what was answered once is answered again
    expect((await record(sunday)).body).toMatchObject({ contactId: sunday.contactId, late: true })
    expect(await sheet()).toMatchObject({ state: 'closed', done: 1 })
  })

  it.each([
    ['on', { on: '2026-11-25' }],
    ['capturedAt', { capturedAt: '2026-11-25T00:00:00+08:00' }],
    ['householdId', { householdId: 'H4' }],
    ['householdId', { householdId: 'constructor' }],
    ['mode', { mode: 'telepathy' }],
    ['contactId', { contactId: 'c1' }],
    ['memberId', { memberId: 'w2' }],
    ['note', { note: '' }],
  ])('K1 names %s where it is wrong, in both languages, and changes nothing', async (path, more) => {
    const { record, facts, driver } = await aWeek({ api, queue })
    const before = facts().length
    driver.reset()
    const [chinese, english] = [await record(aContact(more), 'w1', 'zh-CN'), await record(aContact(more))]
    expect([chinese.status, english.status]).toEqual([422, 422])
    expect(english.body.errors.map((fault: { path: string }) => fault.path)).toEqual([path])
    expect(chinese.body.errors[0].detail).toMatch(/\p{Script=Han}/u)
    expect(english.body.errors[0].detail).not.toMatch(/\p{Script=Han}/u)
    expect([facts().length, driver.units().write]).toEqual([before, 0])
  })

  it('E1 takes a contact with a household that was theirs at any time in the week; it counts when it was owed', async () => {
    const { record, tell } = await aWeek({ api, queue })
    const link = { memberId: 'w1', areaId: place.grid }
    await tell(householdLinked, { ...link, householdId: 'H9', frequency: 'weekly' }, { time: week.monday })
    await tell(householdUnlinked, { ...link, householdId: 'H9' }, { rev: 2, time: week.tuesday })
    await tell(householdUnlinked, { ...link, householdId: 'H2' }, { rev: 2, time: week.monday })
    expect((await record(aContact({ householdId: 'H9', on: '2026-11-23' }))).body).toMatchObject({ counts: false })
    expect((await record(aContact({ householdId: 'H2' }))).body).toMatchObject({ counts: true })
  })

  it('K1 gives the first answer to a repeat, and refuses its id for anything else', async () => {
    const { record, facts } = await aWeek({ api, queue })
    const contact = aContact({ note: '想学养蜂' })
    const first = await record(contact)
    const told = facts().length
    const again = await record({ ...contact, mode: contact.mode })
    expect([again.status, again.body]).toEqual([first.status, first.body])
    for (const other of [{ note: '想学养羊' }, { householdId: 'H2' }, { mode: 'phone' }]) {
      const { status, body } = await record({ ...contact, ...other })
      expect([status, body.errors[0].path]).toEqual([422, 'contactId'])
    }
    expect(facts()).toHaveLength(told)
    // an id is its worker's own
    expect((await record({ ...contact, note: undefined, householdId: 'H4' }, 'w2')).status).toBe(201)
  })

  it('E2 keeps a contact by a mode that the county does not count, and ticks nothing', async () => {
    const { record, drain, sheet } = await aWeek({ api, queue })
    expect((await record(aContact({ mode: 'poster' }))).body).toMatchObject({ counts: false })
    await drain()
    expect(await sheet()).toMatchObject({ done: 0 })
  })

  it('L1 keeps a note under the household’s own key: not in the fact, not in the row, not in the answer', async () => {
    const { record, facts, driver, table, engine, call } = await aWeek({ api, queue })
    const note = '家里老人最近身体不太好'
    const contact = aContact({ note })
    const { body } = await record(contact)
    const everything = JSON.stringify([body, facts(), driver.database.prepare('SELECT * FROM rows').all()])
    expect(everything).not.toContain(note)
    const row = await table.need(ContactRow, { memberId: 'w1', contactId: contact.contactId })
    const subject = await engine.vault.subject('H1')
    expect(row.note && subject?.reveal(row.note)).toBe(note)
    expect((await call('w1', 'GET /v1/my/contacts')).body.items[0]).toEqual(body)
  })

  it('I5 says when it can keep no note, instead of losing it', async () => {
    const { record, table, engine } = await aWeek({ api, queue })
    await table.write(await engine.vault.erase('H1'))
    const { status, body } = await record(aContact({ note: '看望' }))
    expect([status, body.errors[0].path]).toEqual([422, 'note'])
    expect((await record(aContact())).status).toBe(201)
  })

  it('promise 3 counts before any timer has opened the week', async () => {
    const { record, drain, sheet, ring, clock } = await aWeek({ api, queue, opened: false })
    expect(await sheet()).toMatchObject({ due: 4, done: 0 })
    expect((await record(aContact())).body).toMatchObject({ counts: true })
    await drain()
    expect(await sheet()).toMatchObject({ due: 4, done: 1 })
    await ring('open-week', week.monday)
    expect(await sheet()).toMatchObject({ due: 4, done: 1 })
    clock.now = week.monday
    expect(await sheet('w1', '2026-W49')).toBeUndefined()
  })

  it('L1 is for those who work with households', async () => {
    const { record } = await aWeek({ api, queue })
    expect((await record(aContact(), 'clerk')).status).toBe(403)
    expect((await record(aContact(), 'stranger')).status).toBe(403)
    expect((await record(aContact(), 'anyone')).status).toBe(401)
  })
})
