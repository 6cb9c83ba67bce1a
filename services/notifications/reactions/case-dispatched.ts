import { caseDispatched } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseDispatched = tell(caseDispatched, async ({ data }, ports) =>
  toMembers(await membersOf(data.holder, ports), 'case-dispatched', data, ports),
)
