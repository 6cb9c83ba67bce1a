import { caseUrged } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseUrged = tell(caseUrged, async ({ data }, ports) =>
  toMembers(await membersOf(data.holder, ports), 'case-urged', data, ports),
)
