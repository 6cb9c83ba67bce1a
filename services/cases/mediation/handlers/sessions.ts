import { implement } from '@wangge/http'
import * as contract from '../contract/sessions.ts'
import {
  cancelSession as cancel,
  holdSession as hold,
  moveSession as move,
  scheduleSession as schedule,
} from '../domain/session.ts'
import { mediate } from '../work/take.ts'

export const scheduleSession = implement(contract.scheduleSession)((asked, ports) =>
  mediate(asked, ports, 'mediation.hold', schedule),
)

export const cancelSession = implement(contract.cancelSession)((asked, ports) =>
  mediate(asked, ports, 'mediation.hold', cancel),
)

export const holdSession = implement(contract.holdSession)((asked, ports) =>
  mediate(asked, ports, 'mediation.hold', (found, mediation, { note, ...held }, actor, setting, seal) =>
    hold(found, mediation, { ...held, ...(note && { note: seal(note) }) }, actor, setting),
  ),
)

export const moveSession = implement(contract.moveSession)((asked, ports) =>
  mediate(asked, ports, 'mediation.hold', move),
)
