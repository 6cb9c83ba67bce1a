import { react } from '@wangge/events'
import { teamFormed } from '@wangge/members/contract'
import { reviewed } from '../reviewed.ts'

export const onTeamFormed = react(teamFormed)(async (event, ports) => {
  const { teamId, areaId } = event.data
  return reviewed({ kind: 'team', subjectId: teamId, areaId }, { from: event.time }, event, ports)
})
