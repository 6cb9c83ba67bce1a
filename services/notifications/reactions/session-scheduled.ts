import { sessionScheduled } from '@wangge/cases/contract'
import { tell } from '../notice.ts'
import { toParties } from '../session-notice.ts'

export const onSessionScheduled = tell(sessionScheduled, ({ data }, ports) => toParties('set', data, ports))
