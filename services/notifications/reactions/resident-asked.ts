import { residentAsked } from '@wangge/cases/contract'
import { react } from '@wangge/events'
import { spokenIn, toReporter } from '../case-notice.ts'
import { queueNotices } from '../notice.ts'

export const onResidentAsked = react(residentAsked)(async (event, ports) => {
  const { text, until } = event.data
  const { zone } = await ports.county.config()
  const notices = toReporter('case-question', event.data, ports, (language) => ({
    question: text,
    until: until === undefined ? '—' : spokenIn(until, zone, language),
  }))
  return queueNotices(notices, event, ports)
})
