import { sessionCancelled } from '@wangge/cases/contract'
import { tell } from '../notice.ts'
import { toParties } from '../session-notice.ts'

export const onSessionCancelled = tell(sessionCancelled, ({ data }, ports) => toParties('cancelled', data, ports))
