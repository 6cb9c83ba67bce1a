import { type Call, implement, type Ports } from '@wangge/http'
import type { Op } from '@wangge/table'
import { phoneOf } from '@wangge/vault/phone'
import type * as z from 'zod'
import { staff, take } from '../../case/take.ts'
import * as contract from '../../contract.ts'
import { openMediation as open } from '../../domain/mediation/open.ts'
import { demandMediators, kept, mediationTaken } from '../../mediation/mediate.ts'

type Parties = z.output<typeof contract.openMediation.body>['parties']

/** A drawer in the vault for each party, and one for what will be said between them. */
const enrolled = async (parties: Parties, request: Call, { vault, county }: Ports) => {
  const { testPhones } = await county.config()
  const { language } = request
  const subjectId = request.derivedId('dispute')
  const ops: Op[] = [...(await vault.enrol(subjectId, { kind: 'dispute', language })).ops]
  const known: { partyId: string; role: Parties[number]['role'] }[] = []
  for (const [n, { role, name, phone }] of parties.entries()) {
    const partyId = request.derivedId(`party-${n}`)
    const reached = phone === undefined ? {} : { phone: phoneOf(phone, { testPhones }, `parties.${n}.phone`) }
    ops.push(...(await vault.enrol(partyId, { kind: 'party', name, ...reached, language })).ops)
    known.push({ partyId, role })
  }
  return { ops, parties: known, subjectId }
}

export const openMediation = implement(contract.openMediation)(async ({ params, body, principal, request }, ports) =>
  mediationTaken(
    await take(params.caseId, ports, {
      request,
      authorize: staff(principal, 'mediation.open'),
      decide: async (found, actor, setting) => {
        const mediatorIds = body.mediatorIds ?? [actor.memberId ?? '']
        await demandMediators(mediatorIds, found, ports)
        const { ops, ...parties } = await enrolled(body.parties, request, ports)
        const what = { kind: body.kind, mediatorIds, ...parties }
        return kept(open(found, what, body, actor, setting), undefined, body, ops)
      },
    }),
  ),
)
