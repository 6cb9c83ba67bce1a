import {
  agreementFollowedUp,
  caseCorrected,
  caseRated,
  caseRehung,
  caseReopened,
  caseStruckOff,
  caseUrged,
  mediationEnded,
  mediationReopened,
} from '@wangge/cases/contract'
import { weekEnded } from '@wangge/duties/contract'
import { react } from '@wangge/events'
import { spanOf } from '@wangge/time'
import { registerWithoutPost } from '../subject/work.ts'
import { enterCase, enterMediation, enterRecord, missedTallies, moveEntries, takeBack } from './work.ts'

/** A week counts in the month of its Sunday. Whoever owes contacts is reviewed as a worker, whatever their post. */
export const onWeekEnded = react(weekEnded, { once: 'by-key' })(async (event, ports) => {
  const { memberId, areaId, period, due, done, late } = event.data
  const entries = enterRecord(
    {
      period: spanOf(period).last.slice(0, 7),
      source: 'sheet',
      recordId: event.subject,
      recordRev: event.rev,
      areaId,
      tallies: { 'contacts.due': due, 'contacts.done': done, 'contacts.late': late },
      at: event.time,
      recordedAt: ports.now,
    },
    memberId,
  )
  return [...entries, ...(await registerWithoutPost({ kind: 'worker', subjectId: memberId, areaId }, ports))]
})

/** An agreement that was not kept was no success: said of the month in which the mediation ended. */
export const onAgreementFollowedUp = react(agreementFollowedUp, { once: 'by-key' })(async (event, ports) => {
  const { kept, mediation } = event.data
  if (kept || mediation.endedAt === undefined) return []
  return enterMediation(event, mediation.endedAt, { ended: true, succeeded: false }, ports)
})

/** What was counted of a misfiled case counts for the grid it happened in, from its first month on (C24). */
export const onCaseCorrected = react(caseCorrected, { once: 'by-key' })((event, ports) =>
  event.data.parentId || event.data.areaId === event.data.was.areaId ? [] : moveEntries(event, ports),
)

/** Four or five stars are satisfied; who did not rate is neither satisfied nor dissatisfied. */
const satisfied = 4

export const onCaseRated = react(caseRated, { once: 'by-key' })((event, ports) => {
  const tallies = { 'ratings.given': 1, 'ratings.satisfied': event.data.stars >= satisfied ? 1 : 0 }
  return enterCase(event, { source: 'rating', tallies }, ports)
})

export const onCaseRehung = react(caseRehung, { once: 'by-key' })(takeBack)

export const onCaseReopened = react(caseReopened, { once: 'by-key' })(takeBack)

/**
 * A case counts in the month it was struck off; one that was late in the month in which that was found, where it may
 * count already (G2); a part of one counts with the whole.
 */
export const onCaseStruckOff = react(caseStruckOff, { once: 'by-key' })((event, ports) => {
  const { parentId, onTime, lateAt } = event.data
  if (parentId) return []
  const time = lateAt ?? event.time
  const tallies = onTime ? { 'cases.should-close': 1, 'cases.closed-on-time': 1 } : missedTallies
  return enterCase({ ...event, time }, { source: 'case', tallies }, ports)
})

/** Still open after its limit: it should have been closed by now, whether it is ever closed or not (G2). */
export const onCaseUrged = react(caseUrged, { once: 'by-key' })((event, ports) => {
  const { parentId, by, lateAt, holder, ...data } = event.data
  if (parentId || by !== 'timer' || lateAt === undefined) return []
  const fact = { data: { ...data, handlerId: holder.memberId }, rev: event.rev, time: lateAt }
  return enterCase(fact, { source: 'case', tallies: missedTallies }, ports)
})

/** A mediation counts in the month it ended; it succeeded when there is an agreement. Pending ones never count. */
export const onMediationEnded = react(mediationEnded, { once: 'by-key' })((event, ports) =>
  enterMediation(event, event.time, { ended: true, succeeded: event.data.outcome === 'agreed' }, ports),
)

/** Mediated again it is pending: in the month of the end that no longer holds it counts no more. */
export const onMediationReopened = react(mediationReopened, { once: 'by-key' })((event, ports) =>
  enterMediation(event, event.data.previousEndedAt, { ended: false, succeeded: false }, ports),
)
