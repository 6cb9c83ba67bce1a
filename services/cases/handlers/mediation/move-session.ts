import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation-sessions.ts'
import { moveSession as move } from '../../domain/mediation/session.ts'
import { mediate } from '../../mediation/mediate.ts'

export const moveSession = implement(contract.moveSession)((asked, ports) =>
  mediate(asked, ports, 'mediation.hold', move),
)
