import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation-sessions.ts'
import { holdSession as hold } from '../../domain/mediation/session.ts'
import { mediate } from '../../mediation/mediate.ts'

export const holdSession = implement(contract.holdSession)((asked, ports) =>
  mediate(asked, ports, 'mediation.hold', (found, mediation, { note, ...held }, actor, setting, seal) =>
    hold(found, mediation, { ...held, ...(note && { note: seal(note) }) }, actor, setting),
  ),
)
