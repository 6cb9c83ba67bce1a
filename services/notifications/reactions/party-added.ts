import { partyAdded } from '@wangge/cases/contract'
import { tell } from '../notice.ts'
import { toParties } from '../session-notice.ts'

export const onPartyAdded = tell(partyAdded, ({ data }, ports) => toParties('set', data, ports))
