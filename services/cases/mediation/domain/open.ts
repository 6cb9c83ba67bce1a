import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import type { Case } from '../../case/domain/case.ts'
import type { Setting } from '../../case/domain/order.ts'
import { isPending, mediationAllowed, mediationOrders } from '../../case/steps/mediation.ts'
import { demandAt, demandLegal, dueFrom, type Mediated, moveMediation, withMediation } from './mediated.ts'
import type { Mediation } from './mediation.ts'
import { hasBothSides } from './persons.ts'

/** Mediations that one case may have: one kind after another (一揽子调处). */
const most = 20

/** Takes a dispute in; one kind at a time, the next when this one has ended. */
export const openMediation = (
  found: Case,
  { mediatorIds, ...what }: Pick<Mediation, 'kind' | 'parties' | 'subjectId'> & { mediatorIds: readonly string[] },
  { note }: { note?: string | undefined },
  actor: Actor,
  setting: Setting,
): Mediated<'open-mediation'> => {
  const { ordinal: last = 0, step } = found.mediation ?? {}
  demandAt(found, 'open-mediation', step)
  if (isPending(step) || last >= most)
    throw new Problem(
      'conflict',
      isPending(step)
        ? say('已有调解正在进行', 'A mediation of this case is going on')
        : say('调解次数已满', 'It was mediated too often'),
      { facts: { ordinal: last, step, command: 'open-mediation', allowed: mediationAllowed(found.step, step) } },
    )
  if (!hasBothSides(what.parties))
    throw invalid('parties', say('须有申请人和被申请人双方', 'Name both an applicant and a respondent'))
  const { caseId, areaId, listingAreaId } = found
  const [outcome] = mediationOrders['open-mediation'].outcomes
  const [mediatorId = '', ...otherMediators] = mediatorIds
  const mediation: Mediation = {
    caseId,
    ordinal: last + 1,
    areaId,
    listingAreaId,
    ...what,
    step: outcome.to,
    mediatorId,
    ...(otherMediators.length > 0 && { otherMediators }),
    openedAt: setting.now,
    dueAt: dueFrom(setting),
  }
  const data = { parties: what.parties.length }
  return withMediation(found, mediation, 'open-mediation', { actor, setting, note, data })
}

/** An agreement that was not kept is mediated again: it is pending as if it had not ended, and how it had ended is kept. */
export const reopenMediation = (
  found: Case,
  mediation: Mediation,
  { reason }: { reason: string },
  actor: Actor,
  setting: Setting,
): Mediated<'reopen-mediation'> => {
  demandLegal(found, mediation, 'reopen-mediation')
  if (found.mediation?.ordinal !== mediation.ordinal)
    throw new Problem('conflict', say('此后已另行调解', 'It was mediated again since, as another'), {
      facts: { step: mediation.step, command: 'reopen-mediation', latest: found.mediation?.ordinal, allowed: [] },
    })
  const { step, endedAt: previousEndedAt = '', before = [] } = mediation
  const { endedAt: _, agreement: __, followUps: ___, followUpOn: ____, ...rest } = mediation
  const change: Partial<Mediation> = {
    dueAt: dueFrom(setting),
    before: [...before, { step, endedAt: previousEndedAt, reopenedAt: setting.now }],
  }
  const data = { previousEndedAt }
  return moveMediation(found, rest, 'reopen-mediation', { change, actor, setting, note: reason, data })
}
