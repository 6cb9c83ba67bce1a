import assert from 'node:assert/strict'
import { localDate, zoned } from '@wangge/time'
import type { Json } from '../person.ts'
import { namesOf, spoken } from '../spoken.ts'
import type { Stage } from '../stage.ts'

const zone = 'Asia/Shanghai'
const parties = [
  { role: 'applicant', name: '田小满', phone: '10098765432' },
  { role: 'respondent', name: '沈守田' },
] as const

/** Two in the afternoon of the next day. */
const dayAfter = async (engine: Stage['engine']): Promise<string> =>
  `${localDate(new Date(Date.parse(await engine.now()) + 86_400_000).toISOString(), zone)}T14:00:00+08:00`

/** A dispute is taken in, mediated, agreed on and asked after; its success rate opens to it. */
export const aDispute = async ({ engine, tell, person, account }: Stage): Promise<void> => {
  const worker = await person('grid-worker')
  const secretary = await person('village-secretary')
  const { areaCode: gridCode } = account('grid-worker')
  const report = { gridCode, category: 'dispute-neighbours', description: '两家为排水沟争吵', source: 'worker' }
  const { number } = await worker.post('/v1/cases', report, 201)
  await worker.post(`/v1/cases/${number}/accept`)
  const path = `/v1/cases/${number}/mediations`
  const opened = await worker.post(path, { kind: 'people', parties }, 201)
  assert.deepEqual([opened.ordinal, opened.step], [1, 'opened'])
  tell(`${worker.name}受理邻里纠纷，人民调解，双方姓名加密；应于${spoken(opened.dueAt)}前调结`)

  const evidence = [{ kind: 'note', text: '双方已签字' }]
  const early = await worker.ask('POST', `/v1/cases/${number}/solve`, { body: { evidence } })
  assert.deepEqual([early.status, early.body.mediation.ordinal], [409, 1])
  tell(`调解未结不能办结：409，可以做的是${await namesOf(worker, 'case-steps', early.body.allowed)}`)

  const next = await dayAfter(engine)
  await worker.post(`${path}/1/schedule`, { at: next, place: '村调解室' })
  const hears = async (phone: string, what: RegExp): Promise<string> => {
    await engine.drain()
    const text = (await engine.mailbox(phone)).at(-1)?.text ?? ''
    assert.ok(!text.includes('排水沟'))
    if (what.test(text)) return `的手机收到：${text}`
    // at night the texts wait for the morning
    const { hour } = zoned(await engine.now(), zone)
    assert.ok(hour < 8 || hour >= 21, `${phone} heard ${text}`)
    return '次日早上收到短信（夜里不打扰）'
  }
  const invited = await hears(parties[0].phone, /调解会定于.*在村调解室举行/)
  const third = { role: 'respondent', name: '沈二', phone: '10098765434', language: 'en' }
  const { partyId: late } = await worker.post(`${path}/1/add-party`, third)
  await hears(third.phone, /Your mediation session is on/)
  await worker.post(`${path}/1/cancel-session`, { session: 1, reason: '当天已谈' })
  await hears(parties[0].phone, /取消/)
  await worker.post(`${path}/1/remove-party`, { partyId: late, reason: '不是当事人' })
  tell(`当事人${invited}`)
  tell('后补的当事人、取消都有短信；误登的当事人连同电话删除')

  const { parties: masked } = await secretary.get(`${path}/1`)
  assert.equal(masked[0].name, '田**')
  const at = await engine.now()
  const attended = masked.map(({ partyId }: Json) => partyId)
  await worker.post(`${path}/1/hold`, { at, place: '村调解室', attended, outcome: 'settled', note: '沈守田同意清沟' })
  const period = localDate(at, zone).slice(0, 7)
  const figures = () => secretary.get('/v1/mediations/figures', { period, area: gridCode })
  const before = await figures()
  assert.ok(before.pending > 0)
  const agreement = { form: 'written', text: '沈守田三日内清沟，双方各管一半。' }
  const agreed = await worker.post(`${path}/1/end`, { outcome: 'agreed', agreement })
  const after = await figures()
  assert.deepEqual(
    [after.succeeded - before.succeeded, after.ended - before.ended, before.pending - after.pending],
    [1, 1, 1],
  )
  const { items } = await secretary.get('/v1/mediations', { period, area: gridCode, figure: 'succeeded', limit: 100 })
  assert.ok(items.some(({ caseId }: Json) => caseId === number))
  tell(
    `达成协议，${agreed.followUpOn} 回访；${period} 调解成功 ${after.succeeded} ÷ 结束 ${after.ended} = ${Math.round(after.rate * 100)} %`,
  )

  await worker.post(`/v1/cases/${number}/solve`, { evidence })
  const soon = await secretary.ask('POST', `${path}/1/follow-up`, { body: { kept: true } })
  assert.deepEqual([soon.status, soon.body.dueOn], [409, agreed.followUpOn])
  const seen = await secretary.get(`${path}/1`, { unmask: 'true' })
  assert.equal(seen.parties[1].name, '沈守田')
  const ledger = await secretary.get(`/v1/cases/${number}/ledger`)
  assert.equal(ledger.verified, true)
  assert.ok(!JSON.stringify(ledger).includes('沈守田'))
  tell(`${agreed.followUpOn} 之前不能回访：409；台账 ${ledger.entries.length} 步完整，其中没有当事人姓名`)
  await engine.drain()
}
