import { type Call, implement, type Ports } from '@wangge/http'
import type * as z from 'zod'
import { staff, take } from '../../case/take.ts'
import * as contract from '../../contract/mediation.ts'
import { openMediation as open } from '../../domain/mediation/open.ts'
import { demandMediators, kept, mediationTaken } from '../../mediation/mediate.ts'
import { enrolled } from '../../mediation/parties.ts'

type Parties = z.output<typeof contract.openMediation.body>['parties']

/** A drawer in the vault for each party, and one for what will be said between them. */
const allEnrolled = async (parties: Parties, request: Call, ports: Ports) => {
  const { language } = request
  const subjectId = request.derivedId('dispute')
  const { ops } = await ports.vault.enrol(subjectId, { kind: 'dispute', language })
  const each = await Promise.all(
    parties.map((who, n) =>
      enrolled(request.derivedId(`party-${n}`), who, { path: `parties.${n}.phone`, otherwise: language }, ports),
    ),
  )
  return { ops: [...ops, ...each.flatMap((one) => one.ops)], parties: each.map(({ party }) => party), subjectId }
}

export const openMediation = implement(contract.openMediation)(async ({ params, body, principal, request }, ports) =>
  mediationTaken(
    await take(params.caseId, ports, {
      request,
      authorize: staff(principal, 'mediation.open'),
      decide: async (found, actor, setting) => {
        const mediatorIds = body.mediatorIds ?? [actor.memberId ?? '']
        await demandMediators(mediatorIds, found, ports)
        const { ops, ...parties } = await allEnrolled(body.parties, request, ports)
        const what = { kind: body.kind, mediatorIds, ...parties }
        return kept(open(found, what, body, actor, setting), undefined, body, ports.now, ops)
      },
    }),
  ),
)
