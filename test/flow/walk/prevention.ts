import assert from 'node:assert/strict'
import { ask, expected } from '../person.ts'
import type { Stage } from '../stage.ts'

const dayAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** C23: a major matter is published and objected to; a project does not start before its risk record. */
export const prevention = async ({ engine, tell, person, account }: Stage): Promise<void> => {
  const [secretary, official] = await Promise.all(['village-secretary', 'township-official'].map(person))
  if (!secretary || !official) throw new Error('people')
  const { areaCode: area } = account('village-secretary')
  const now = await engine.now()
  const { disclosureId } = await secretary.post(
    '/v1/disclosures',
    {
      kind: 'land-transfer',
      area,
      title: '东坡三十亩土地流转',
      text: '由村集体统一流转种植果树，每亩每年 800 元，期限十年。',
      opensOn: dayAfter(now, 0),
      closesOn: dayAfter(now, 9),
    },
    201,
  )
  const read = () => ask(engine, 'GET', `/v1/public/disclosures/${disclosureId}`)
  assert.equal((await read()).status, 404)
  await secretary.post(`/v1/disclosures/${disclosureId}/publish`)
  assert.equal(expected(await read(), 200).open, true)
  const page = await ask(engine, 'GET', `/d/${area}/${disclosureId}`)
  assert.ok(expected(page, 200).includes('东坡三十亩土地流转'))
  const objection = { text: '流转价格低于邻村，请说明依据。', phone: '10098765433' }
  const raised = await ask(engine, 'POST', `/v1/public/disclosures/${disclosureId}/objections`, { body: objection })
  const { number } = expected(raised, 201)
  const { objections, caseIds } = await secretary.get(`/v1/disclosures/${disclosureId}`)
  assert.deepEqual([objections, caseIds], [1, [number]])
  const early = await secretary.ask('POST', `/v1/disclosures/${disclosureId}/close`, { body: { result: '照此实施' } })
  assert.equal(early.status, 409)
  tell(`${secretary.name}公示土地流转，任何人可读；居民异议成为事项 ${number}，公示期未满不能结束（409）`)

  const plan = { area, title: '垃圾中转站改建', plannedStartOn: dayAfter(now, 30) }
  const { projectId } = await secretary.post('/v1/projects', plan, 201)
  const start = () => secretary.ask('POST', `/v1/projects/${projectId}/start`, { body: { on: dayAfter(now, 0) } })
  assert.equal((await start()).status, 409)
  await secretary.post(`/v1/projects/${projectId}/assess`, { level: 'high', measures: '设噪声监测点，夜间不施工' })
  const own = await secretary.ask('POST', `/v1/projects/${projectId}/decide`, { body: { approved: true } })
  assert.equal(own.status, 403)
  await official.post(`/v1/projects/${projectId}/decide`, { approved: true })
  assert.equal((await start()).status, 409)
  tell(`没有风险评估的项目不能开工（409）；高风险经${official.name}审批，开工仍须晚于评估之日`)
}
