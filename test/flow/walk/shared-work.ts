import assert from 'node:assert/strict'
import { ask, expected, type Json, type Person } from '../person.ts'
import type { Stage } from '../stage.ts'
import { twoReporters } from './two-reporters.ts'

const phone = '10087654321'

/** Walk: a case that needs several units, one for the police, and one that nobody needs any more. */
export const sharedWork = async (stage: Stage): Promise<void> => {
  await severalUnits(stage)
  await toThePolice(stage)
  await noLonger(stage)
  await twoReporters(stage)
}

const reportedIn = async ({ engine, account }: Stage, description: string) => {
  const { areaCode: gridCode } = account('grid-worker')
  const body = { gridCode, category: 'facility-drain', description, phone }
  const { number, token } = expected(await ask(engine, 'POST', '/v1/public/cases', { body }), 201)
  const headers = { 'x-case-token': token }
  return {
    number: number as string,
    follow: async () => expected(await ask(engine, 'GET', `/v1/public/cases/${number}`, { headers }), 200),
    send: (verb: string, body: object) => ask(engine, 'POST', `/v1/public/cases/${number}/${verb}`, { body, headers }),
  }
}
const act = (who: Person, number: string, verb: string, body: object = {}) =>
  who.post(`/v1/cases/${number}/${verb}`, body)
const told = async ({ engine }: Stage): Promise<string> => {
  await engine.drain()
  return (await engine.mailbox(`+86${phone}`)).at(-1)?.text ?? ''
}

/** C17: a part for the unit; the whole waits for it. */
const severalUnits = async (stage: Stage): Promise<void> => {
  const { tell, person } = stage
  const [worker, secretary, unit] = (await Promise.all(
    ['grid-worker', 'village-secretary', 'department'].map(person),
  )) as [Person, Person, Person]
  const { grants } = await unit.get('/v1/me')
  const { unitId } = grants.find((grant: Json) => grant.unitId)
  const { number, follow } = await reportedIn(stage, '路边堆放建筑垃圾，排水沟也被压坏。')
  await act(worker, number, 'accept')
  const parts = [{ unitId, description: '修复被压坏的排水沟' }]
  const { partIds } = await act(secretary, number, 'split', { parts, note: '清运由网格，修沟由单位' })
  const [part] = partIds
  const early = await worker.ask('POST', `/v1/cases/${number}/solve`, {
    body: { evidence: [{ kind: 'note', text: '已清运' }] },
  })
  assert.deepEqual([early.status, early.body.openParts], [409, [part]])
  await act(unit, part, 'start')
  await act(unit, part, 'solve', { evidence: [{ kind: 'note', text: '已修复' }] })
  assert.equal((await act(secretary, part, 'check', { passed: true })).step, 'struck-off')
  assert.deepEqual(
    (await follow()).parts.map(({ step }: Json) => step),
    ['struck-off'],
  )
  await act(worker, number, 'solve', { evidence: [{ kind: 'note', text: '已清运' }] })
  tell(`${secretary.name}把 ${number} 分给${unit.name}一件 ${part}；分办件办完之前，${worker.name}办结不了主件（409）`)
}

/** C19: to the police, a note from there, and back. */
const toThePolice = async (stage: Stage): Promise<void> => {
  const { tell, person } = stage
  const secretary = await person('village-secretary')
  const { number, follow } = await reportedIn(stage, '夜里有人往涵洞里倒化工桶。')
  const receiptNumber = `J${number}`
  await act(secretary, number, 'hand-over', {
    agency: { kind: 'police', name: '城关派出所' },
    receiptNumber,
    reason: '涉嫌污染环境',
    text: '您反映的情况已转城关派出所办理。',
  })
  assert.match(await told(stage), new RegExp(`城关派出所.*${receiptNumber}`))
  const { step, handedOver } = await follow()
  assert.deepEqual([step, handedOver.receiptNumber], ['handed-over', receiptNumber])
  await act(secretary, number, 'outside-updates', { receiptNumber, text: '派出所来电：已立案' })
  assert.equal((await act(secretary, number, 'take-back', { reason: '桶体清理仍由镇里负责' })).step, 'reported')
  tell(
    `${secretary.name}把 ${number} 移交城关派出所（回执 ${receiptNumber}），居民收到短信；派出所回话只记台账，退回后重新计时`,
  )
  await act(secretary, number, 'cancel', { reason: '与另一事项重复登记', text: '此事已另案办理。' })
  assert.match(await told(stage), /此事已另案办理/)
}

/** A resident who needs nothing any more says so. */
const noLonger = async (stage: Stage): Promise<void> => {
  const { number, follow, send } = await reportedIn(stage, '门口积水。')
  assert.equal((await follow()).withdraw.open, true)
  assert.equal(expected(await send('withdraw', { reason: '水已退' }), 200).step, 'cancelled')
  assert.equal((await send('withdraw', {})).status, 409)
  stage.tell(`居民撤回 ${number}：不再催办，也不计入办结`)
}
