import { sheetReminded } from '@wangge/duties/contract'
import { react } from '@wangge/events'
import { queueNotices } from '../notice.ts'

export const onSheetReminded = react(sheetReminded)(async (event, ports) => {
  const { memberId, areaId, due, open } = event.data
  const variables = () => ({ due: String(due), open: String(open) })
  return queueNotices(
    [{ recipient: memberId, subjectId: memberId, areaId, template: 'contacts-unfinished', variables }],
    event,
    ports,
  )
})
