import { react } from '@wangge/events'
import { postFilled } from '@wangge/members/contract'
import { reviewed } from '../reviewed.ts'

export const onPostFilled = react(postFilled)(async (event, ports) => {
  const { role, memberId, areaId, ...span } = event.data
  if (role !== 'grid-worker') return []
  return reviewed({ kind: 'worker', subjectId: memberId, areaId }, span, event, ports)
})
