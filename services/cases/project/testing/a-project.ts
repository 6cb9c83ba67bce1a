import { place } from '@wangge/testing/a-room'
import type { CaseRoom, Who } from '../../testing/a-case-room.ts'

const { village } = place
/** What a village plans to build. */
export const station = { area: village, title: '垃圾中转站改建', plannedStartOn: '2026-12-01' }
/** A plan, and what may be done to it. */
export const aProject = async (room: CaseRoom) => {
  const { body } = await room.call('secretary', 'POST /v1/projects', station)
  const projectId: string = body.projectId
  const give = (verb: string, what: object = {}, as: Who = 'secretary') =>
    room.call(as, `POST /v1/projects/${projectId}/${verb}`, what)
  const get = async (as: Who = 'secretary') => (await room.call(as, `GET /v1/projects/${projectId}`)).body
  return { projectId, give, get }
}
