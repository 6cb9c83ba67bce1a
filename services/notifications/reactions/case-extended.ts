import { caseExtended } from '@wangge/cases/contract'
import { decidersOf, toMembers, toReporter } from '../case-notice.ts'
import { tell } from '../notice.ts'

/** The resident hears of a new day once it is granted; until then whoever may grant it. */
export const onCaseExtended = tell(caseExtended, async ({ data }, ports) =>
  data.granted
    ? toReporter('case-put-off', data, ports)
    : toMembers(await decidersOf(data, ports), 'extension-asked', data, ports, { days: String(data.days) }),
)
