import { partyCorrected } from '@wangge/cases/contract'
import { tell } from '../notice.ts'
import { toParties } from '../session-notice.ts'

/** Whose phone or language was wrong did not read when the next session is. */
export const onPartyCorrected = tell(partyCorrected, ({ data }, ports) => toParties('set', data, ports))
