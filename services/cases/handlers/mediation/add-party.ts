import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation-parties.ts'
import { addParty as add } from '../../domain/mediation/parties.ts'
import { mediate } from '../../mediation/mediate.ts'
import { enrolled } from '../../mediation/parties.ts'

export const addParty = implement(contract.addParty)((asked, ports) =>
  mediate(
    asked,
    ports,
    'mediation.change-parties',
    async (found, mediation, { capturedAt: _, ...who }, actor, setting, seal) => {
      const { request } = asked
      const known = { path: 'phone', otherwise: request.language }
      const { party, ops } = await enrolled(request.derivedId('party'), who, known, ports)
      return { ...add(found, mediation, party, actor, setting, seal), besides: ops }
    },
  ),
)
