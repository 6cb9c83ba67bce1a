import { caseChecked } from '@wangge/cases/contract'
import { membersOf, toHolders, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseChecked = tell(caseChecked, async ({ data }, ports) => {
  if (!data.passed) return toMembers(await membersOf(data.holder, ports), 'case-returned', data, ports)
  // the resident is told of a part with the whole
  return data.parentId ? [] : toHolders('case-to-answer', data, ports)
})
