import assert from 'node:assert/strict'
import { ask, expected, type Json } from '../person.ts'
import { namesOf, spoken } from '../spoken.ts'
import type { Stage } from '../stage.ts'

const reporter = { name: '田小满', phone: '10098765432' }

/** Walk 3 and 4: from a resident without an account to struck off, with every link of the chain. */
export const oneCase = async (stage: Stage): Promise<void> => {
  const { engine, tell, person, account } = stage
  const [worker, secretary, unit] = await Promise.all(['grid-worker', 'village-secretary', 'department'].map(person))
  if (!worker || !secretary || !unit) throw new Error('people')
  const { areaCode: gridCode } = account('grid-worker')
  const report = {
    gridCode,
    category: 'facility-lamp',
    description: '村口的路灯不亮了，晚上走路看不见。',
    ...reporter,
  }

  const opened = expected(await ask(engine, 'POST', '/v1/public/cases', { body: report }), 201)
  const { number, token } = opened
  const follow = async () =>
    expected(await ask(engine, 'GET', `/v1/public/cases/${number}`, { headers: { 'x-case-token': token } }), 200)
  const seen = await follow()
  assert.equal(seen.step, 'reported')
  tell(
    `${reporter.name}（居民）扫码上报，得到编号 ${number}；${seen.holder.area}${seen.holder.post}负责，预计${spoken(seen.expectedAt)}前有人受理`,
  )

  await engine.drain()
  const mine = await worker.get('/v1/cases', { holder: 'me' })
  assert.ok(mine.items.some(({ caseId }: Json) => caseId === number))
  tell(`${worker.name}收到：${(await engine.mailbox(worker.phone)).at(-1)?.text}`)

  const act = (who: typeof worker, verb: string, body: object = {}) => who.post(`/v1/cases/${number}/${verb}`, body)
  await act(worker, 'accept')
  tell(`${worker.name}受理`)
  const wrong = await worker.ask('POST', `/v1/cases/${number}/start`, { body: {} })
  assert.equal(wrong.status, 409)
  tell(`此时不能开始办理：409，可以做的是${await namesOf(worker, 'case-steps', wrong.body.allowed)}`)

  const { areaCode } = account('department')
  const { items: units } = await unit.get('/v1/units')
  const { grants } = await unit.get('/v1/me')
  const unitId =
    grants.find((grant: Json) => grant.unitId)?.unitId ?? units.find((one: Json) => one.areaId === areaCode)?.unitId
  await act(secretary, 'dispatch', { unitId, note: '请今天派人查看' })
  await engine.drain()
  tell(
    `${secretary.name}派单给${units.find((one: Json) => one.unitId === unitId)?.name}，${unit.name}收到：${(await engine.mailbox(unit.phone)).at(-1)?.text}`,
  )
  await act(unit, 'start')
  await act(unit, 'solve', { evidence: [{ kind: 'note', text: '已更换灯泡，现场试亮正常' }] })
  tell(`${unit.name}办理并附上证明`)

  const self = await unit.ask('POST', `/v1/cases/${number}/check`, { body: { passed: true } })
  assert.ok([403, 409].includes(self.status), `own check: ${self.status}`)
  const listed = async () => {
    const { items } = await secretary.get('/v1/strike-off-list', { area: gridCode, limit: 100 })
    return items.find(({ caseId }: Json) => caseId === number)?.locks
  }
  assert.deepEqual(await listed(), { handled: true, checked: false, told: false })
  await act(secretary, 'check', { passed: true })
  assert.deepEqual(await listed(), { handled: true, checked: true, told: false })
  await act(secretary, 'answer', { text: '路灯已修好，感谢您的反映。' })
  await engine.drain()
  assert.equal(await listed(), undefined)
  tell(`${secretary.name}核查（办理人不能自查）并答复，三把锁合上，事项销号`)

  const phone = `+86${reporter.phone}`
  const texts = await engine.mailbox(phone)
  assert.ok(texts.at(-1)?.text.includes('路灯已修好'))
  tell(`${reporter.name}的手机收到：${texts.at(-1)?.text}（${texts.at(-1)?.parts} 条）`)

  const rated = await ask(engine, 'POST', `/v1/public/cases/${number}/rating`, {
    body: { stars: 5, comment: '修得很快' },
    headers: { 'x-case-token': token },
  })
  expected(rated, 201)
  assert.equal((await follow()).rating.stars, 5)
  const ledger = await secretary.get(`/v1/cases/${number}/ledger`)
  assert.equal(ledger.verified, true)
  assert.deepEqual(
    ledger.entries.map(({ command }: Json) => command),
    ['report', 'accept', 'dispatch', 'start', 'solve', 'check', 'answer', 'strike-off', 'rate'],
  )
  tell(
    `${reporter.name}评五星。台账 ${ledger.entries.length} 步，校验完整：${ledger.entries.map(({ title }: Json) => title).join(' → ')}`,
  )

  await byPhone(stage, { number, token })
  await onTheSpot(stage)
}

/** I1: whoever lost the token gets it again by the phone that was left. */
const byPhone = async (
  { engine, tell }: Stage,
  { number, token }: { number: string; token: string },
): Promise<void> => {
  const { phone } = reporter
  expected(await ask(engine, 'POST', '/v1/public/case-codes', { body: { number, phone } }), 202)
  await engine.drain()
  const text = (await engine.mailbox(`+86${phone}`)).at(-1)?.text ?? ''
  const code = /验证码(\d{6})，/.exec(text)?.[1]
  const found = expected(await ask(engine, 'POST', '/v1/public/case-tokens', { body: { number, phone, code } }), 200)
  assert.equal(found.token, token)
  tell(`${reporter.name}丢了查询码，凭编号、手机号和短信验证码找回，还是原来那个`)
}

/** C4: one who stands in front of it solves it there. */
const onTheSpot = async ({ tell, person, county }: Stage): Promise<void> => {
  const worker = await person('grid-worker')
  const secretary = await person('village-secretary')
  const { number } = await worker.post(
    '/v1/cases',
    {
      place: { ...county.place, crs: 'WGS-84' },
      category: 'facility-lamp',
      description: '巡查发现路灯线头松动',
      source: 'worker',
    },
    201,
  )
  await worker.post(`/v1/cases/${number}/accept`)
  const solved = await worker.post(`/v1/cases/${number}/solve`, { evidence: [{ kind: 'note', text: '已紧固接线' }] })
  assert.equal(solved.step, 'solved')
  const { selfHandled } = await worker.get(`/v1/cases/${number}`)
  assert.equal(selfHandled, true)
  await secretary.post(`/v1/cases/${number}/check`, { passed: true })
  await secretary.post(`/v1/cases/${number}/answer`, { text: '已当场办理。' })
  tell(`${worker.name}巡查时当场办结一件（现场办结，仍须证明与核查）`)
}
