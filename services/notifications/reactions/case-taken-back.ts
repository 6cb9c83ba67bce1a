import { caseTakenBack } from '@wangge/cases/contract'
import { toHolders, toReporter } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseTakenBack = tell(caseTakenBack, async ({ data }, ports) => [
  ...(await toHolders('case-opened-again', data, ports)),
  ...toReporter('case-received', data, ports),
])
