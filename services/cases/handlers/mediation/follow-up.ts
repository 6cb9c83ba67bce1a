import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation.ts'
import { followUp as ask } from '../../domain/mediation/follow-up.ts'
import { mediate } from '../../mediation/mediate.ts'

export const followUp = implement(contract.followUp)((asked, ports) =>
  mediate(asked, ports, 'mediation.follow-up', (found, mediation, { kept, note }, actor, setting, seal) =>
    ask(found, mediation, { kept, ...(note && { note: seal(note) }) }, actor, setting),
  ),
)
