import { place } from '@wangge/testing/a-room'
import type { CaseRoom, Who } from '../../testing/a-case-room.ts'

const { village } = place
/** What a village makes known before it does it. */
export const school = {
  kind: 'collective-assets',
  area: village,
  title: '村集体旧校舍出租',
  text: '旧校舍一层 320 平方米，公开招租三年。',
  opensOn: '2026-11-23',
  closesOn: '2026-11-30',
}
export const objection = { text: '底价偏低，请说明评估依据。', name: '王小梅', phone: '10012345678' }

/** A draft, and what may be done to it. */
export const aDisclosure = async (room: CaseRoom, more: object = {}) => {
  const { body } = await room.call('secretary', 'POST /v1/disclosures', { ...school, ...more })
  const disclosureId: string = body.disclosureId
  const give = (verb: string, what: object = {}, as: Who = 'secretary') =>
    room.call(as, `POST /v1/disclosures/${disclosureId}/${verb}`, what)
  const get = async (as: Who = 'secretary') => (await room.call(as, `GET /v1/disclosures/${disclosureId}`)).body
  const read = () => room.call('anyone', `GET /v1/public/disclosures/${disclosureId}`)
  const object = (what: object = objection, key?: string) =>
    room.call('anyone', `POST /v1/public/disclosures/${disclosureId}/objections`, what, { key })
  return { disclosureId, give, get, read, object }
}
/** Ids that anybody is shown. */
export const listedPublicly = async (room: CaseRoom, query: string) =>
  (await room.call('anyone', `GET /v1/public/disclosures?${query}`)).body.items.map(
    ({ disclosureId }: { disclosureId: string }) => disclosureId,
  )
