import { residentAsked } from '@wangge/cases/contract'
import { limitIn, toReporter } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onResidentAsked = tell(residentAsked, async ({ data }, ports) => {
  const { zone } = await ports.county.config()
  return toReporter('case-question', data, ports, (language) => ({
    question: data.text,
    until: data.until === undefined ? '—' : limitIn(data.until, zone, language),
  }))
})
