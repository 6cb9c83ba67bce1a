import assert from 'node:assert/strict'
import { ask, expected, type Json } from '../person.ts'
import type { Stage } from '../stage.ts'

const namesOf = (items: Json[]): string => items.map(({ name }) => name).join('、')

/** C3 and C21: a category asks its own questions and needs its papers; what was done well goes to all villages. */
export const threePapers = async (stage: Stage): Promise<void> => {
  const { engine, tell, person, account } = stage
  const worker = await person('grid-worker')
  const { areaCode: gridCode } = account('grid-worker')
  const code = 'interest-demolition'

  const { categories } = expected(await ask(engine, 'GET', '/v1/public/categories'), 200)
  const asked = categories.find((one: Json) => one.code === code)
  const report = { gridCode, category: code, description: '旧围墙要拆，怕伤到行人。', phone: '10098765433' }
  const send = (answers: object) => ask(engine, 'POST', '/v1/public/cases', { body: { ...report, answers } })
  const refused = expected(await send({}), 422)
  assert.deepEqual(
    refused.errors.map(({ path }: Json) => path),
    ['answers.what'],
  )
  const { number } = expected(await send({ what: 'wall', certificate: '农房字第 0102 号' }), 201)
  const { answers } = await worker.get(`/v1/cases/${number}`)
  assert.deepEqual(
    answers.map(({ masked }: Json) => masked),
    [false, true],
  )
  tell(
    `“${asked.name}”另问${namesOf(asked.form)}；${worker.name}看到${answers.map(({ name, text }: Json) => `${name}：${text}`).join('、')}`,
  )

  await worker.post(`/v1/cases/${number}/accept`)
  await worker.post(`/v1/cases/${number}/evidence`, { evidence: [{ kind: 'note', text: '已到现场丈量' }] })
  const early = await worker.ask('POST', `/v1/cases/${number}/solve`, {
    body: { evidence: [{ kind: 'note', text: '已拆除' }] },
  })
  assert.equal(early.status, 422)
  assert.deepEqual(early.body.missing, ['drawing', 'photo', 'certificate', 'result'])
  const { required, complete, given } = await worker.get(`/v1/cases/${number}/evidence`)
  assert.deepEqual([complete, required.length, given.length], [false, 4, 1])
  tell(`材料不齐不能办结：422，还缺${namesOf(required)}`)

  await promoted(stage)
}

/** C21: an official writes down what was done well, and every village reads it. */
const promoted = async ({ engine, tell, person, account }: Stage): Promise<void> => {
  const official = await person('township-official')
  const secretary = await person('village-secretary')
  const { areaCode: area } = account('grid-worker')
  const { items: closed } = await official.get('/v1/cases', { area, step: 'struck-off' })
  const { caseId } = closed[0]
  const practice = { title: '路灯报修当天换', text: '村里备一箱常用灯泡，巡查发现当天更换。' }
  await official.post(`/v1/cases/${caseId}/promote`, practice)
  await engine.drain()
  const { items } = await secretary.get('/v1/good-practices')
  assert.deepEqual([items[0].title, items[0].text], [practice.title, practice.text])
  assert.ok(!JSON.stringify(items).includes(caseId))
  tell(`${official.name}推广典型做法“${items[0].title}”，${secretary.name}等各村（社区）书记都能看到`)
}
