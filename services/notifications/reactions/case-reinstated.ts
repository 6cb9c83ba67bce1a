import { caseReinstated } from '@wangge/cases/contract'
import { begunAnew } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseReinstated = tell(caseReinstated, ({ data }, ports) => begunAnew(data, ports))
