import { react } from '@wangge/events'
import { areaOpened } from '@wangge/grids/contract'
import { reviewed } from '../reviewed.ts'

export const onAreaOpened = react(areaOpened)(async (event, ports) => {
  const { areaId, kind } = event.data
  return kind === 'area'
    ? []
    : reviewed({ kind: 'grid', subjectId: areaId, areaId }, { from: event.time }, event, ports)
})
