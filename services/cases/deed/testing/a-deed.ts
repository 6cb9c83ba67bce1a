import { place } from '@wangge/testing/a-room'
import type { CaseRoom, Who } from '../../testing/a-case-room.ts'

const { village } = place
/** What a village promises. */
export const road = {
  list: 'organisation',
  period: '2026',
  area: village,
  owner: { role: 'village-secretary', areaId: village },
  title: '整修村内道路',
  dueOn: '2026-12-20',
  quantity: { amount: 600, unit: 'metres' },
}
export const proof = { evidence: [{ kind: 'note', text: '已通车' }] }

/** An item on a list, and what may be done to it. */
export const aDeed = async (room: CaseRoom, more: object = {}, as: Who = 'secretary') => {
  const { body } = await room.call(as, 'POST /v1/deeds', { ...road, ...more })
  const deedId: string = body.deedId
  const give = (who: Who, verb: string, what: object = {}, key?: string) =>
    room.call(who, `POST /v1/deeds/${deedId}/${verb}`, what, { key })
  const get = async (who: Who = 'secretary') => (await room.call(who, `GET /v1/deeds/${deedId}`)).body
  const revise = (what: object, rev?: number) => room.call('secretary', `PUT /v1/deeds/${deedId}`, what, { rev })
  return { deedId, give, get, revise }
}
export type Item = Awaited<ReturnType<typeof aDeed>>
export const finish = async ({ give }: Item) => {
  await give('secretary', 'publish')
  await give('secretary', 'progress', { on: '2026-11-23', amount: 600, note: '全线完成' })
  return give('secretary', 'finish', proof)
}
/** Ids that a list holds, or the status when it is refused. */
export const deedsListed = async (room: CaseRoom, query: string, as: Who = 'secretary') => {
  const { status, body } = await room.call(as, `GET /v1/deeds?${query}`)
  return status === 200 ? body.items.map(({ deedId }: { deedId: string }) => deedId) : status
}
