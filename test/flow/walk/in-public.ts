import assert from 'node:assert/strict'
import type { Engine } from '../engine.ts'
import { ask, expected, type Json } from '../person.ts'
import type { Stage } from '../stage.ts'

/** Somebody without an account, who may hold a case's token. */
const aResident = (engine: Engine, token?: string) => {
  const headers: Record<string, string> = token === undefined ? {} : { 'x-case-token': token }
  return {
    get: async (path: string, query = {}) => expected(await ask(engine, 'GET', path, { query, headers }), 200),
    post: (path: string, body: object) => ask(engine, 'POST', path, { body, headers }),
  }
}

/** Walk: what everybody may see of a case, and what becomes of somebody's own data when it is over. */
export const inPublic = async ({ engine, tell, person, account, county }: Stage): Promise<void> => {
  const [worker, leader, secretary] = await Promise.all(
    (['grid-worker', 'grid-leader', 'village-secretary'] as const).map(person),
  )
  assert.ok(worker && leader && secretary)
  const { areaCode: village } = account('village-secretary')
  const resident = aResident(engine)
  const report = {
    place: { ...county.place, crs: 'WGS-84' },
    category: 'facility-lamp',
    description: '王五家门口的路灯不亮',
    name: '王小梅',
    phone: '10012345678',
  }
  const { number, token } = expected(await resident.post('/v1/public/cases', report), 201)
  const own = aResident(engine, token)
  const shown = async (): Promise<Json> => {
    const { items } = await resident.get('/v1/public/cases', { area: village, limit: 100 })
    return items.find((one: Json) => one.number === number)
  }
  const before = await shown()
  assert.equal(before.text, undefined)
  assert.ok(!JSON.stringify(before).includes(account('grid-worker').areaCode), 'a village, never a grid')
  tell(`公开清单：${before.categoryName}，${before.area[0]}，约在 ${before.place.lon}, ${before.place.lat}；没有文字`)

  const { items: waiting } = await secretary.get('/v1/moderation', { limit: 100 })
  assert.ok(waiting.some(({ caseId }: Json) => caseId === number))
  await secretary.post(`/v1/cases/${number}/publish`, { text: '王五家门口的路灯不亮' })
  const publicText = '村口的路灯不亮'
  await secretary.post(`/v1/cases/${number}/redact`, { publicText, reason: '公开文字里有姓名' })
  assert.equal((await shown()).text, publicText)
  const told = await secretary.get(`/v1/cases/${number}/ledger`)
  assert.ok(told.verified && !JSON.stringify(told).includes('王五'))
  tell(`村（社区）书记审核公开，漏了姓名，随即改写为“${publicText}”；台账里的姓名也已删去，仍可校验`)

  expected(await own.post(`/v1/public/cases/${number}/hide`, {}), 200)
  await worker.post(`/v1/cases/${number}/accept`, {})
  assert.equal((await secretary.ask('GET', `/v1/cases/${number}`, { query: { unmask: 'true' } })).status, 403)
  const { reporter } = await own.get(`/v1/public/cases/${number}/export`)
  assert.equal(reporter.name, '王小梅')
  const early = await own.post(`/v1/public/cases/${number}/erase`, {})
  assert.equal(early.status, 409)
  tell(`反映人要求隐藏：村（社区）书记看不到电话；要求清除：409 ${early.body.detail}`)

  await worker.post(`/v1/cases/${number}/solve`, { evidence: [{ kind: 'note', text: '已更换王五家门口的灯泡' }] })
  await leader.post(`/v1/cases/${number}/check`, { passed: true })
  await leader.post(`/v1/cases/${number}/answer`, { text: '路灯已修好。' })
  expected(await own.post(`/v1/public/cases/${number}/erase`, {}), 200)
  const ledger = await secretary.get(`/v1/cases/${number}/ledger`)
  assert.equal(ledger.verified, true)
  assert.ok(!JSON.stringify(ledger).includes('王五'))
  const stub = await secretary.get(`/v1/cases/${number}`)
  assert.deepEqual([stub.description, stub.reporter, stub.step], ['', undefined, 'struck-off'])
  tell(`办完后清除：台账 ${ledger.entries.length} 行仍可校验，姓名、电话和文字都没有了`)
}
