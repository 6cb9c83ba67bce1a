import { mediationEnded } from '@wangge/cases/contract'
import { tell } from '../notice.ts'
import { toParties } from '../session-notice.ts'

/** A session that was still to come is off. */
export const onMediationEnded = tell(mediationEnded, ({ data }, ports) => toParties('cancelled', data, ports))
