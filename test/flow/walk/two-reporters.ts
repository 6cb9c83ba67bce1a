import assert from 'node:assert/strict'
import { periodOf } from '@wangge/time'
import { ask, expected } from '../person.ts'
import type { Stage } from '../stage.ts'

/** Two people report the same; it goes up, is decided there, and both hear of it; opened again it is done no more (C10, C14, C16). */
export const twoReporters = async ({ engine, tell, person, account }: Stage): Promise<void> => {
  const { areaCode: gridCode } = account('grid-worker')
  const { areaCode: area } = account('village-secretary')
  const reported = async (phone: string) => {
    const body = { gridCode, category: 'facility-road', description: '村口路面塌陷，车过不去。', phone }
    const { number, token } = expected(await ask(engine, 'POST', '/v1/public/cases', { body }), 201)
    const send = (verb: string, body: object) =>
      ask(engine, 'POST', `/v1/public/cases/${number}/${verb}`, { body, headers: { 'x-case-token': token } })
    return { number, send, heard: async () => (await engine.mailbox(`+86${phone}`)).at(-1)?.text ?? '' }
  }
  const [first, second] = [await reported('10087650001'), await reported('10087650002')]
  const [worker, leader, secretary] = [
    await person('grid-worker'),
    await person('grid-leader'),
    await person('village-secretary'),
  ]
  await leader.post(`/v1/cases/${second.number}/merge`, { into: first.number, reason: '同一处塌陷' })
  const path = `/v1/cases/${first.number}`
  await worker.post(`${path}/hand-up`, { reason: '网格修不了路' })
  assert.equal((await worker.ask('POST', `${path}/accept`, { body: {} })).body.rule, 'not-from-below')
  assert.ok(!(await worker.get(path)).yours.includes('accept'))
  await secretary.post(`${path}/accept`)
  const solved = await secretary.post(`${path}/solve`, { evidence: [{ kind: 'note', text: '路面已填平' }] })
  assert.deepEqual(solved.allowed, (await secretary.get(path)).allowed)
  await leader.post(`${path}/check`, { passed: true })
  await leader.post(`${path}/answer`, { text: '路面已填平。' })
  await engine.drain()
  for (const { heard } of [first, second]) assert.match(await heard(), /已办理：路面已填平.*评价/)

  const period = periodOf('month', await engine.now(), 'Asia/Shanghai')
  const done = async () => (await secretary.get('/v1/five-orders', { area, period })).done.count
  const before = await done()
  expected(await second.send('reopen', { reason: '又塌了' }), 200)
  await engine.drain()
  assert.equal(await done(), before - 1)
  tell(
    `同一处塌陷两人反映，${second.number} 并入 ${first.number}；上报到村后网格不能再接（403）；两位居民都收到答复；其中一位要求重新办理，办单由 ${before} 减为 ${before - 1}`,
  )
}
