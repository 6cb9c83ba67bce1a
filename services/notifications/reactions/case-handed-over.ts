import { caseHandedOver } from '@wangge/cases/contract'
import { toHolders, toReporter, unstopped } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseHandedOver = tell(caseHandedOver, async ({ data }, ports) => {
  const { agency, receiptNumber: receipt, text } = data
  const more = { agency: agency.name, receipt, answer: unstopped(text) }
  return [...(await toHolders('case-dropped', data, ports)), ...toReporter('case-passed-on', data, ports, more)]
})
