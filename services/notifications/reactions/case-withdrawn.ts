import { caseWithdrawn } from '@wangge/cases/contract'
import { toHolders } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseWithdrawn = tell(caseWithdrawn, ({ data }, ports) => toHolders('case-dropped', data, ports))
