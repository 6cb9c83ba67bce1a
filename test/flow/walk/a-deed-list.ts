import assert from 'node:assert/strict'
import type { Json } from '../person.ts'
import type { Stage } from '../stage.ts'

/** C22: a village promises something, does it, and somebody else looks; the figures open to the items they count. */
export const aDeedList = async ({ tell, person, account }: Stage): Promise<void> => {
  const [secretary, official, worker] = await Promise.all(
    ['village-secretary', 'township-official', 'grid-worker'].map(person),
  )
  if (!secretary || !official || !worker) throw new Error('people')
  const { areaCode: village } = account('village-secretary')
  const period = '2031'
  const add = (what: object) =>
    secretary.post(
      '/v1/deeds',
      {
        list: 'organisation',
        period,
        area: village,
        owner: { role: 'village-secretary', areaId: village },
        dueOn: '2031-12-20',
        ...what,
      },
      201,
    )
  const road = await add({ title: '整修村内道路', quantity: { amount: 600, unit: 'metres' } })
  const lamps = await add({
    title: '安装路灯',
    quantity: { amount: 12, unit: 'places' },
    owner: { memberId: worker.memberId },
  })
  const act = (who: typeof worker, { deedId }: Json, verb: string, body: object = {}) =>
    who.post(`/v1/deeds/${deedId}/${verb}`, body)
  for (const one of [road, lamps]) await act(secretary, one, 'publish')
  const frozen = await secretary.ask('POST', `/v1/deeds/${road.deedId}/amend`, { body: { dueOn: '2032-01-31' } })
  assert.equal(frozen.status, 422)
  tell(`${secretary.name}公布两件实事；公布后改期限须说明理由（422）`)

  const { publishedOn: on }: Json = await worker.get(`/v1/deeds/${lamps.deedId}`)
  await act(worker, lamps, 'progress', { on, amount: 12, note: '已全部装好' })
  await act(worker, lamps, 'finish', { evidence: [{ kind: 'note', text: '夜间逐盏试亮' }] })
  const own = await worker.ask('POST', `/v1/deeds/${lamps.deedId}/check`, { body: { passed: true } })
  assert.equal(own.status, 403)
  await act(official, lamps, 'check', { passed: true })
  const figures = await official.get('/v1/deed-figures', { area: village, period })
  assert.deepEqual([figures.items, figures.done, figures.percent], [2, 1, 50])
  for (const figure of ['items', 'done', 'open'] as const) {
    const { items }: Json = await official.get(figures.lists[figure])
    assert.equal(items.length, figures[figure])
  }
  const outside = await worker.ask('GET', `/v1/deeds/${road.deedId}`)
  assert.equal(outside.status, 404)
  tell(
    `${worker.name}完成一件，${official.name}核查；办结率 ${figures.done}/${figures.items} = ${figures.percent} %，可打开到每一件`,
  )
}
