import { caseRehung } from '@wangge/cases/contract'
import { begunAnew } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseRehung = tell(caseRehung, ({ data }, ports) => begunAnew(data, ports))
