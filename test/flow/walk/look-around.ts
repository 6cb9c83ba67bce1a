import assert from 'node:assert/strict'
import type { Post } from '@wangge/access'
import { postTitles } from '@wangge/access/titles'
import type { Json } from '../person.ts'
import type { Stage } from '../stage.ts'

/** Every item of a list, page by page. */
const all = async (get: (query: Record<string, string | number | undefined>) => Promise<Json>): Promise<Json[]> => {
  const items: Json[] = []
  let after: string | undefined
  do {
    const page = await get({ after, limit: 100 })
    items.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return items
}

/** Walk 2: the tree, a place on the map, households and people, each only in one's own subtree. */
export const lookAround = async ({ tell, person, account, county }: Stage): Promise<void> => {
  const worker = await person('grid-worker')
  const secretary = await person('village-secretary')
  const { areaCode: grid } = account('grid-worker')
  const { areaCode: village } = account('village-secretary')

  const { items: tops } = await secretary.get('/v1/areas')
  assert.deepEqual(
    tops.map(({ areaId }: Json) => areaId),
    [village],
  )
  const area = await secretary.get(`/v1/areas/${village}`)
  const { items: grids } = await secretary.get(`/v1/areas/${village}/children`)
  assert.ok(grids.some(({ areaId }: Json) => areaId === grid))
  tell(
    `${secretary.name}（村（社区）书记）看到${area.lineage.map(({ name }: Json) => name).join(' › ')}，下设 ${grids.length} 个网格`,
  )

  const households = await all((query) => worker.get('/v1/households', { area: grid, ...query }))
  assert.ok(households.length > 0 && households.every(({ areaId }) => areaId === grid))
  tell(`${worker.name}的网格有 ${households.length} 户，如 ${households[0].head} ${households[0].address}（已脱敏）`)

  const members = await all((query) => secretary.get('/v1/members', { area: village, ...query }))
  const { items: appointments } = await secretary.get('/v1/appointments', { member: worker.memberId })
  assert.ok(members.some(({ memberId }) => memberId === worker.memberId))
  assert.ok(appointments.some(({ role, areaId }: Json) => role === 'grid-worker' && areaId === grid))
  tell(
    `全村 ${members.length} 名成员；${worker.name}的任职：${appointments.map(({ role }: Json) => postTitles[role as Post]['zh-CN']).join('、')}`,
  )

  const { lon, lat } = county.place
  const found = await worker.get('/v1/areas/locate', { lon, lat, crs: 'WGS-84' })
  assert.equal(found.areaId, grid)
  const unnamed = await worker.ask('GET', '/v1/areas/locate', { query: { lon, lat } })
  assert.equal(unnamed.status, 422)
  assert.equal(unnamed.body.errors[0].path, 'crs')
  tell(`东经 ${lon.toFixed(4)}、北纬 ${lat.toFixed(4)}（WGS-84）在${found.name}；不说坐标系则 422`)

  const outside = await worker.ask('GET', `/v1/areas/${village}`)
  assert.equal(outside.status, 404)
  tell('网格员查看网格以外的区域：404，与不存在无异')
}
