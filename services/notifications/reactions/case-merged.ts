import { caseMerged } from '@wangge/cases/contract'
import { toHolders } from '../case-notice.ts'
import { tell } from '../notice.ts'

export const onCaseMerged = tell(caseMerged, ({ data }, ports) => toHolders('case-dropped', data, ports))
