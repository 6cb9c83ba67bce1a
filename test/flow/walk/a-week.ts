import assert from 'node:assert/strict'
import { addDays, localDate, periodBounds, periodOf, weekdayOf } from '@wangge/time'
import { ulid } from 'ulidx'
import type { Json } from '../person.ts'
import type { Stage } from '../stage.ts'

const zone = 'Asia/Shanghai'
const local = (date: string, time: string) => new Date(`${date}T${time}:00+08:00`).toISOString()
const mondayAfter = (instant: string) => {
  const today = localDate(instant, zone)
  return addDays(today, 8 - weekdayOf(today))
}

/** Walk 6: sheets open on Monday, contacts tick them, Friday reminds, the next Monday ends the week, then grace, then 409. */
export const aWeek = async ({ engine, tell, person }: Stage): Promise<void> => {
  const worker = await person('grid-worker')
  const secretary = await person('village-secretary')
  const monday = mondayAfter(await engine.now())
  const period = periodOf('week', monday, zone)
  await engine.moveTo(local(monday, '00:10'))

  const sheet = async () => (await worker.get('/v1/my/sheets', { period })).items[0]
  const opened = await sheet()
  assert.ok(opened.due > 3, `${opened.due} households are due`)
  assert.equal(opened.done, 0)
  tell(`周一 00:05，${worker.name}的 ${period} 工作表开启：应联系 ${opened.due} 户`)
  const [a, b, c, late] = opened.households.map(({ householdId }: Json) => householdId)

  await engine.moveTo(local(addDays(monday, 1), '10:00'))
  const first = await worker.post(
    '/v1/contacts',
    { contactId: ulid(), householdId: a, mode: 'home', purpose: 'needs' },
    201,
  )
  assert.deepEqual([first.late, first.counts], [false, true])
  await engine.drain()
  assert.equal((await sheet()).done, 1)
  tell('周二上门联系一户，工作表勾上 1 户')

  const items = [b, c, a].map((householdId) => ({ kind: 'contact', contactId: ulid(), householdId, mode: 'phone' }))
  const bad = { kind: 'contact', contactId: 'not-a-ulid', householdId: b, mode: 'phone' }
  const sent = await worker.post('/v1/sync', { items: [...items, bad] })
  assert.deepEqual(
    sent.items.map(({ status }: Json) => status),
    [201, 201, 201, 422],
  )
  const again = await worker.post('/v1/sync', { items })
  assert.deepEqual(
    again.items.map(({ status }: Json) => status),
    [200, 200, 200],
  )
  assert.deepEqual(
    again.items.map(({ contact }: Json) => contact),
    sent.items.slice(0, 3).map(({ contact }: Json) => contact),
  )
  await engine.drain()
  assert.equal((await sheet()).done, 3)
  tell('离线补传 4 条：3 条收下，1 条指出错在哪里；重传无害；同一户两次只算一次：已联系 3 户')

  const reminders = async () =>
    (await engine.mailbox(worker.phone)).filter(({ text }) => text.includes(`还有${opened.due - 3}户`)).length
  const before = await reminders()
  await engine.moveTo(local(addDays(monday, 4), '09:10'))
  const afterFirst = await reminders()
  if (opened.due > 3) assert.equal(afterFirst, before + 1)
  await engine.moveTo(local(addDays(monday, 5), '10:00'))
  assert.equal(await reminders(), afterFirst)
  tell(`周五提醒一次：${(await engine.mailbox(worker.phone)).at(-1)?.text}`)

  const next = addDays(monday, 7)
  await engine.moveTo(local(next, '00:10'))
  assert.equal((await sheet()).state, 'grace')
  const on = addDays(next, -1)
  const entered = await worker.post('/v1/contacts', { contactId: ulid(), householdId: late, mode: 'home', on }, 201)
  assert.equal(entered.late, true)
  await engine.drain()
  const ended = await sheet()
  assert.deepEqual([ended.done, ended.late], [4, 1])
  tell('下周一该周结束，补录一条周日的联系：收下，记为补录')

  const { to } = periodBounds(period, zone)
  await engine.moveTo(new Date(Date.parse(to) + 2 * 86_400_000 + 60_000).toISOString())
  const refused = await worker.ask('POST', '/v1/contacts', {
    body: { contactId: ulid(), householdId: late, mode: 'home', on },
  })
  assert.equal(refused.status, 409)
  assert.equal((await sheet()).state, 'closed')
  tell(`宽限期过后再补录：409 ${refused.body.detail}`)

  const seen = await secretary.get('/v1/sheets', { area: worker && opened.areaId, period, limit: 100 })
  assert.ok(seen.items.some(({ memberId }: Json) => memberId === worker.memberId))
}
