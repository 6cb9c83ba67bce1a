import { caseUnmerged } from '@wangge/cases/contract'
import { begunAnew } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseUnmerged = tell(caseUnmerged, ({ data }, ports) => begunAnew(data, ports))
