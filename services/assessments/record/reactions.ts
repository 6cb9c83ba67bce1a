import {
  agreementFollowedUp,
  caseAnswered,
  caseCancelled,
  caseCorrected,
  caseDispatched,
  caseHandedOver,
  caseMerged,
  caseRated,
  caseRehung,
  caseReinstated,
  caseReopened,
  caseReported,
  caseReturned,
  caseStruckOff,
  caseTakenBack,
  caseUnmerged,
  caseUrged,
  caseWithdrawn,
  mediationEnded,
  mediationReopened,
} from '@wangge/cases/contract'
import { caseRules } from '@wangge/county/case-rules'
import { weekEnded } from '@wangge/duties/contract'
import { react, type WorkPorts } from '@wangge/events'
import { spanOf } from '@wangge/time'
import { registerWithoutPost } from '../subject/work.ts'
import { enterCase, enterFound, enterMediation, enterRecord, missedTallies, moveEntries, takeBack } from './work.ts'

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

/** The first answer to a report, in the month it was given, for whoever gave it and for the grid (C12). */
export const onCaseAnswered = react(caseAnswered, { once: 'by-key' })(async (event, ports) => {
  const { first, reportedAt, parentId, actorId, ...data } = event.data
  if (!first || reportedAt === undefined || parentId) return []
  const hours = Math.round((Date.parse(event.time) - Date.parse(reportedAt)) / 36_000) / 100
  const isInTime = hours <= caseRules(await ports.county.config()).firstAnswer.hours
  const tallies = { 'answers.first': 1, 'answers.in-time': isInTime ? 1 : 0, 'answers.hours': hours }
  return enterCase({ ...event, data: { ...data, handlerId: actorId } }, { source: 'answer', tallies }, ports)
})

const isFound = { found: true, handled: false }
/** Left the list without being handled here: neither found nor handled. */
const isNone = { found: false, handled: false }

export const onCaseCancelled = react(caseCancelled, { once: 'by-key' })((event, ports) =>
  enterFound(event, isNone, ports),
)

/** A dispatch counts in its month for the grid; one that came back is taken off in the month in which it did. */
export const onCaseDispatched = react(caseDispatched, { once: 'by-key' })((event, ports) => {
  const data = { ...event.data, caseId: `${event.data.caseId}~${event.rev}` }
  const tallies = { 'dispatches.made': 1, 'dispatches.accurate': 1 }
  return enterCase({ ...event, data }, { source: 'dispatch', tallies }, ports)
})

export const onCaseHandedOver = react(caseHandedOver, { once: 'by-key' })((event, ports) =>
  enterFound(event, isNone, ports),
)

export const onCaseMerged = react(caseMerged, { once: 'by-key' })((event, ports) => enterFound(event, isNone, ports))

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

const onAgain = async (event: Parameters<typeof takeBack>[0], ports: WorkPorts) => [
  ...(await takeBack(event, ports)),
  ...(await enterFound(event, isFound, ports)),
]
export const onCaseRehung = react(caseRehung, { once: 'by-key' })(onAgain)

export const onCaseReinstated = react(caseReinstated, { once: 'by-key' })((event, ports) =>
  enterFound(event, isFound, ports),
)

export const onCaseReopened = react(caseReopened, { once: 'by-key' })(onAgain)

export const onCaseReported = react(caseReported, { once: 'by-key' })((event, ports) =>
  enterFound(event, isFound, ports),
)

export const onCaseReturned = react(caseReturned, { once: 'by-key' })((event, ports) => {
  const data = { ...event.data, caseId: `${event.data.caseId}~${event.rev}` }
  return enterCase({ ...event, data }, { source: 'dispatch', tallies: { 'dispatches.accurate': -1 } }, ports)
})

/**
 * A case counts in the month it was struck off; one that was late in the month in which that was found, where it may
 * count already (G2); a part of one counts with the whole.
 */
export const onCaseStruckOff = react(caseStruckOff, { once: 'by-key' })(async (event, ports) => {
  const { parentId, onTime, lateAt } = event.data
  if (parentId) return []
  const time = lateAt ?? event.time
  const tallies = onTime ? { 'cases.should-close': 1, 'cases.closed-on-time': 1 } : missedTallies
  const closed = await enterCase({ ...event, time }, { source: 'case', tallies }, ports)
  return [...closed, ...(await enterFound(event, { found: true, handled: true }, ports))]
})

export const onCaseTakenBack = react(caseTakenBack, { once: 'by-key' })((event, ports) =>
  enterFound(event, isFound, ports),
)

export const onCaseUnmerged = react(caseUnmerged, { once: 'by-key' })((event, ports) =>
  enterFound(event, isFound, ports),
)

/** Still open after its limit: it should have been closed by now, whether it is ever closed or not (G2). */
export const onCaseUrged = react(caseUrged, { once: 'by-key' })((event, ports) => {
  const { parentId, by, lateAt, holder, ...data } = event.data
  if (parentId || by !== 'timer' || lateAt === undefined) return []
  const fact = { data: { ...data, handlerId: holder.memberId }, rev: event.rev, time: lateAt }
  return enterCase(fact, { source: 'case', tallies: missedTallies }, ports)
})

export const onCaseWithdrawn = react(caseWithdrawn, { once: 'by-key' })((event, ports) =>
  enterFound(event, isNone, ports),
)

/** A mediation counts in the month it ended; it succeeded when there is an agreement. Pending ones never count. */
export const onMediationEnded = react(mediationEnded, { once: 'by-key' })((event, ports) =>
  enterMediation(event, event.time, { ended: true, succeeded: event.data.outcome === 'agreed' }, ports),
)

/** Mediated again it is pending: in the month of the end that no longer holds it counts no more. */
export const onMediationReopened = react(mediationReopened, { once: 'by-key' })((event, ports) =>
  enterMediation(event, event.data.previousEndedAt, { ended: false, succeeded: false }, ports),
)
