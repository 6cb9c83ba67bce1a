import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation-sessions.ts'
import { scheduleSession as schedule } from '../../domain/mediation/session.ts'
import { mediate } from '../../mediation/mediate.ts'

export const scheduleSession = implement(contract.scheduleSession)((asked, ports) =>
  mediate(asked, ports, 'mediation.hold', schedule),
)
