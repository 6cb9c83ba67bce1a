import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation-parties.ts'
import { correctParty as correct } from '../../domain/mediation/parties.ts'
import { mediate } from '../../mediation/mediate.ts'
import { corrected } from '../../mediation/parties.ts'

export const correctParty = implement(contract.correctParty)((asked, ports) =>
  mediate(asked, ports, 'mediation.change-parties', async (found, mediation, body, actor, setting, seal) => {
    const { partyId, role } = body
    const isHere = mediation.parties.some((one) => one.partyId === partyId)
    const { changed, ops } = isHere ? await corrected(body, ports) : { changed: [], ops: [] }
    return { ...correct(found, mediation, { partyId, role, changed }, actor, setting, seal), besides: ops }
  }),
)
