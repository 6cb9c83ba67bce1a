import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation-sessions.ts'
import { cancelSession as cancel } from '../../domain/mediation/session.ts'
import { mediate } from '../../mediation/mediate.ts'

export const cancelSession = implement(contract.cancelSession)((asked, ports) =>
  mediate(asked, ports, 'mediation.hold', cancel),
)
