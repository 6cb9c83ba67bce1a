import { caseAnswered } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { toReporter } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onCaseAnswered = react(caseAnswered)(async (event, ports) => {
  const { text, final } = event.data
  const { rating } = await ports.county.config()
  const more = { answer: text.replace(/[。.]\s*$/, ''), days: String(rating.openDays) }
  return queueNotices(toReporter(final ? 'case-answered' : 'case-progress', event.data, ports, more), event, ports)
})
