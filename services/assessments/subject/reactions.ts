import { react } from '@wangge/events'
import { areaOpened } from '@wangge/grids/contract'
import { postFilled, postVacated, teamFormed } from '@wangge/members/contract'
import { registerSpan } from './work.ts'

export const onAreaOpened = react(areaOpened)(async (event, ports) => {
  const { areaId, kind } = event.data
  return kind === 'area'
    ? []
    : registerSpan({ kind: 'grid', subjectId: areaId, areaId }, { from: event.time }, event, ports)
})

export const onPostFilled = react(postFilled)(async (event, ports) => {
  const { role, memberId, areaId, ...span } = event.data
  if (role !== 'grid-worker') return []
  return registerSpan({ kind: 'worker', subjectId: memberId, areaId }, span, event, ports)
})

export const onPostVacated = react(postVacated)(async (event, ports) => {
  const { role, memberId, areaId, ...span } = event.data
  if (role !== 'grid-worker') return []
  return registerSpan({ kind: 'worker', subjectId: memberId, areaId }, span, event, ports)
})

export const onTeamFormed = react(teamFormed)(async (event, ports) => {
  const { teamId, areaId } = event.data
  return registerSpan({ kind: 'team', subjectId: teamId, areaId }, { from: event.time }, event, ports)
})
