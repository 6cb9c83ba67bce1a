import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation-parties.ts'
import { removeParty as remove } from '../../domain/mediation/parties.ts'
import { mediate } from '../../mediation/mediate.ts'

export const removeParty = implement(contract.removeParty)((asked, ports) =>
  mediate(asked, ports, 'mediation.change-parties', async (found, mediation, body, actor, setting, seal) => {
    const removed = remove(found, mediation, body, actor, setting, seal)
    const isKept = removed.mediation.parties.some(({ partyId }) => partyId === body.partyId)
    return { ...removed, besides: isKept ? [] : await ports.vault.erase(body.partyId) }
  }),
)
