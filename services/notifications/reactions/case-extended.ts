import { caseExtended } from '@wangge/cases/contract'
import { toReporter } from '../case-notice.ts'
import { tell } from '../notice.ts'

/** The resident hears of a new day once it is granted. */
export const onCaseExtended = tell(caseExtended, ({ data }, ports) =>
  data.granted ? toReporter('case-put-off', data, ports) : [],
)
