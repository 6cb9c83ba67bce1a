import { caseExtended } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { toReporter } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

/** The resident hears of a new day once it is granted. */
export const onCaseExtended = react(caseExtended)(async (event, ports) =>
  event.data.granted ? queueNotices(toReporter('case-put-off', event.data, ports), event, ports) : [],
)
