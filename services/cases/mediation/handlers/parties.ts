import { implement } from '@wangge/http'
import * as contract from '../contract/parties.ts'
import { addParty as add, correctParty as correct, removeParty as remove } from '../domain/parties.ts'
import { correctedParty, enrolledParty } from '../work/parties.ts'
import { demandNewPerson, demandStillOther } from '../work/persons.ts'
import { mediate } from '../work/take.ts'

export const addParty = implement(contract.addParty)((asked, ports) =>
  mediate(
    asked,
    ports,
    'mediation.change-parties',
    async (found, mediation, { capturedAt: _, ...who }, actor, setting, seal) => {
      const { request } = asked
      await demandNewPerson(who, mediation, ports)
      const known = { path: 'phone', otherwise: request.language }
      const { party, ops } = await enrolledParty(request.derivedId('party'), who, known, ports)
      return { ...add(found, mediation, party, actor, setting, seal), besides: ops }
    },
  ),
)

export const correctParty = implement(contract.correctParty)((asked, ports) =>
  mediate(asked, ports, 'mediation.change-parties', async (found, mediation, body, actor, setting, seal) => {
    const { partyId, role } = body
    const isHere = mediation.parties.some((one) => one.partyId === partyId)
    if (isHere) await demandStillOther(body, mediation, ports)
    const { changed, ops } = isHere ? await correctedParty(body, ports) : { changed: [], ops: [] }
    return { ...correct(found, mediation, { partyId, role, changed }, actor, setting, seal), besides: ops }
  }),
)

export const removeParty = implement(contract.removeParty)((asked, ports) =>
  mediate(asked, ports, 'mediation.change-parties', async (found, mediation, body, actor, setting, seal) => {
    const removed = remove(found, mediation, body, actor, setting, seal)
    const isKept = removed.mediation.parties.some(({ partyId }) => partyId === body.partyId)
    return { ...removed, besides: isKept ? [] : await ports.vault.erase(body.partyId) }
  }),
)
