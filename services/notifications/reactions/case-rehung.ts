import { caseRehung } from '@wangge/cases/contract'
import { membersOf, toMembers } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseRehung = tell(caseRehung, async ({ data }, ports) =>
  toMembers(await membersOf(data.holder, ports), 'case-opened-again', data, ports),
)
