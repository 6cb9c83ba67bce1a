import { caseMarkedConfidential } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

/** It went up to where confidential cases start: whoever has it there now must know. */
export const onCaseMarkedConfidential = tell(caseMarkedConfidential, async ({ data }, ports) =>
  data.previous ? toMembers(await membersOf(data.holder, ports), 'case-handed-up', data, ports) : [],
)
