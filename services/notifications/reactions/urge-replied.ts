import { urgeReplied } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { toMembers } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onUrgeReplied = react(urgeReplied)(async (event, ports) =>
  queueNotices(toMembers(event.data.urgedBy, 'urge-replied', event.data, ports), event, ports),
)
