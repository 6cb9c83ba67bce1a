import { extensionDecided } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { toMembers, toReporter } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onExtensionDecided = react(extensionDecided)(async (event, ports) => {
  const { data } = event
  const asker = toMembers([data.askedBy], data.granted ? 'extension-granted' : 'extension-refused', data, ports)
  return queueNotices([...asker, ...(data.granted ? toReporter('case-put-off', data, ports) : [])], event, ports)
})
