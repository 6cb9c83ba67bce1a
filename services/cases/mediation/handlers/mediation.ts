import { type Call, implement, type Ports } from '@wangge/http'
import type * as z from 'zod'
import { staff, takeCase } from '../../case/work/take.ts'
import * as contract from '../contract/mediation.ts'
import { endMediation as end } from '../domain/end.ts'
import { followUp as ask, attachAgreement as attach, confirmAgreement as confirm } from '../domain/follow-up.ts'
import { openMediation as open, reopenMediation as reopen } from '../domain/open.ts'
import type { Seal } from '../domain/telling.ts'
import { paperOf } from '../work/papers.ts'
import { enrolledParty } from '../work/parties.ts'
import { demandAllPersons, demandPersons } from '../work/persons.ts'
import { demandMediators, mediate, mediationTaken, mediationWrites } from '../work/take.ts'

type Parties = z.output<typeof contract.openMediation.body>['parties']

/** A drawer in the vault for each party, and one for what will be said between them. */
const allEnrolled = async (parties: Parties, request: Call, ports: Ports) => {
  const { language } = request
  const subjectId = request.derivedId('dispute')
  const { ops } = await ports.vault.enrol(subjectId, { kind: 'dispute', language })
  const each = await Promise.all(
    parties.map((who, n) =>
      enrolledParty(request.derivedId(`party-${n}`), who, { path: `parties.${n}.phone`, otherwise: language }, ports),
    ),
  )
  return { ops: [...ops, ...each.flatMap((one) => one.ops)], parties: each.map(({ party }) => party), subjectId }
}

export const openMediation = implement(contract.openMediation)(async ({ params, body, principal, request }, ports) =>
  mediationTaken(
    await takeCase(params.caseId, ports, {
      request,
      authorize: staff(principal, 'mediation.open'),
      decide: async (found, actor, setting) => {
        const mediatorIds = body.mediatorIds ?? [actor.memberId ?? '']
        await demandMediators(mediatorIds, found, ports)
        await demandPersons(body.parties, mediatorIds, ports)
        const { ops, ...parties } = await allEnrolled(body.parties, request, ports)
        const what = { kind: body.kind, mediatorIds, ...parties }
        return mediationWrites(open(found, what, body, actor, setting), undefined, body, ops)
      },
    }),
  ),
)

export const attachAgreement = implement(contract.attachAgreement)((asked, ports) =>
  mediate(asked, ports, 'mediation.end', async (found, mediation, { fileId }, actor, setting) => {
    const attached = attach(found, mediation, { fileId }, actor, setting)
    return { ...attached, besides: await paperOf({ path: 'fileId', fileId }, mediation, actor, ports) }
  }),
)

export const confirmAgreement = implement(contract.confirmAgreement)((asked, ports) =>
  mediate(asked, ports, 'mediation.confirm', confirm),
)

type Agreement = NonNullable<Parameters<typeof end>[2]['agreement']>

/** The agreement as it rests: what it says is sealed, when it is to be kept is not. */
const sealed = (
  {
    text,
    terms = [],
    ...agreement
  }: { form: Agreement['form']; fileId?: string | undefined } & {
    text?: string | undefined
    terms?: readonly { what: string; dueOn: string }[] | undefined
  },
  seal: Seal,
): Agreement => ({
  ...agreement,
  ...(text && { text: seal(text) }),
  terms: terms.map(({ what, dueOn }) => ({ what: seal(what), dueOn })),
})

export const endMediation = implement(contract.endMediation)((asked, ports) =>
  mediate(asked, ports, 'mediation.end', async (found, mediation, body, actor, setting, seal) => {
    const { outcome, agreement, reason } = body
    if (outcome === 'agreed') await demandAllPersons(mediation, ports)
    const ended = end(
      found,
      mediation,
      { outcome, agreement: agreement && sealed(agreement, seal), reason },
      actor,
      setting,
      seal,
    )
    if (agreement?.fileId === undefined) return ended
    const { fileId } = agreement
    const ops = await paperOf({ path: 'agreement.fileId', fileId }, mediation, actor, ports)
    return { ...ended, besides: ops }
  }),
)

export const followUp = implement(contract.followUp)((asked, ports) =>
  mediate(asked, ports, 'mediation.follow-up', (found, mediation, { kept, note }, actor, setting, seal) =>
    ask(found, mediation, { kept, ...(note && { note: seal(note) }) }, actor, setting),
  ),
)

export const reopenMediation = implement(contract.reopenMediation)((asked, ports) =>
  mediate(asked, ports, 'mediation.reopen', reopen),
)
