import { caseAnswered } from '@wangge/cases/contract'
import { toReporter, unstopped } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseAnswered = tell(caseAnswered, async ({ data }, ports) => {
  const { rating } = await ports.county.config()
  const more = { answer: unstopped(data.text), days: String(rating.openDays) }
  return toReporter(data.final ? 'case-answered' : 'case-progress', data, ports, more)
})
