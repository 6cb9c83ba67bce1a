import { sessionMoved } from '@wangge/cases/contract'
import { tell } from '../notice.ts'
import { toParties } from '../session-notice.ts'

export const onSessionMoved = tell(sessionMoved, ({ data }, ports) => toParties('moved', data, ports, data.previousAt))
