import { caseCancelled } from '@wangge/cases/contract'
import { toHolders, toReporter, unstopped } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseCancelled = tell(caseCancelled, async ({ data }, ports) => [
  ...(await toHolders('case-dropped', data, ports)),
  ...toReporter('case-cancelled', data, ports, { answer: unstopped(data.text) }),
])
