import { caseAnswered } from '@wangge/cases/contract'
import { toReporter } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseAnswered = tell(caseAnswered, async ({ data }, ports) => {
  const { rating } = await ports.county.config()
  const more = { answer: data.text.replace(/[。.]\s*$/, ''), days: String(rating.openDays) }
  return toReporter(data.final ? 'case-answered' : 'case-progress', data, ports, more)
})
