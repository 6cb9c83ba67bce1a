import { partyRemoved } from '@wangge/cases/contract'
import { tell } from '../notice.ts'
import { toParties } from '../session-notice.ts'

export const onPartyRemoved = tell(partyRemoved, ({ data }, ports) => toParties('spared', data, ports))
