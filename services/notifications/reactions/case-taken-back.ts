import { caseTakenBack } from '@wangge/cases/contract'
import { begunAnew } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseTakenBack = tell(caseTakenBack, ({ data }, ports) => begunAnew(data, ports))
