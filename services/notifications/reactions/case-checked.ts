import { caseChecked } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseChecked = tell(caseChecked, async ({ data }, ports) =>
  data.passed ? [] : toMembers(await membersOf(data.holder, ports), 'case-returned', data, ports),
)
