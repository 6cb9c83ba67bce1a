import { caseReturned } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseReturned = tell(caseReturned, async ({ data }, ports) =>
  toMembers(await membersOf(data.holder, ports), 'case-sent-back', data, ports),
)
