import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { localDate } from '@wangge/time'
import type { Case } from '../../case/domain/case.ts'
import type { Setting } from '../../case/domain/order.ts'
import { mediationAllowed } from '../../case/steps/mediation.ts'
import { demandLegal, type Mediated, moveMediation } from './mediated.ts'
import type { FollowUp, Mediation } from './mediation.ts'

/** The signed paper of a written agreement comes after the agreement (调解协议书). */
export const attachAgreement = (
  found: Case,
  mediation: Mediation,
  { fileId }: { fileId: string },
  actor: Actor,
  setting: Setting,
): Mediated<'attach-agreement'> => {
  demandLegal(found, mediation, 'attach-agreement')
  const { agreement } = mediation
  if (agreement?.form !== 'written')
    throw new Problem('conflict', say('口头协议没有协议书', 'An oral agreement has no paper'), {
      facts: { form: agreement?.form },
    })
  if (agreement.fileId !== undefined)
    throw new Problem('conflict', say('协议书已交', 'Its paper is attached already'), {
      facts: { fileId: agreement.fileId },
    })
  return moveMediation(found, mediation, 'attach-agreement', {
    change: { agreement: { ...agreement, fileId } },
    actor,
    setting,
    data: { fileId },
  })
}

/** A court has confirmed the agreement (司法确认): it may be enforced from here on. */
export const confirmAgreement = (
  found: Case,
  mediation: Mediation,
  { reference, on }: { reference: string; on: string },
  actor: Actor,
  setting: Setting,
): Mediated<'confirm-agreement'> => {
  demandLegal(found, mediation, 'confirm-agreement')
  const { agreement, endedAt = '' } = mediation
  if (!agreement || agreement.confirmation)
    throw new Problem('conflict', say('已登记司法确认', 'Its confirmation is recorded already'), {
      facts: {
        step: mediation.step,
        command: 'confirm-agreement',
        confirmedOn: agreement?.confirmation?.on,
        allowed: mediationAllowed(found.step, mediation.step).filter((one) => one !== 'confirm-agreement'),
      },
    })
  const { zone } = setting.timing
  const [first, last] = [localDate(endedAt, zone), localDate(setting.now, zone)]
  if (on < first || on > last)
    throw invalid('on', say('须在达成协议之后、今天之前', 'After the agreement, and not after today'), {
      min: first,
      max: last,
    })
  return moveMediation(found, mediation, 'confirm-agreement', {
    change: { agreement: { ...agreement, confirmation: { reference, on } } },
    actor,
    setting,
    note: reference,
    data: { confirmedOn: on },
  })
}

/** An agreement can be broken on any day; that it is kept is known on its day and not before. */
const demandDay = ({ dueOn }: FollowUp, { now, timing: { zone } }: Setting): void => {
  if (dueOn > localDate(now, zone))
    throw new Problem('conflict', say('还没到回访的日子', 'Its day to be asked after has not come'), {
      facts: { dueOn },
    })
}

/** Asks whether the agreement is kept (回访): the earliest that is due; kept to the last it is fulfilled. */
export const followUp = (
  found: Case,
  mediation: Mediation,
  { kept, note }: Pick<FollowUp, 'note'> & { kept: boolean },
  actor: Actor,
  setting: Setting,
): Mediated<'follow-up'> => {
  demandLegal(found, mediation, 'follow-up')
  const { followUps = [], ...rest } = mediation
  const first = followUps.findIndex(({ at }) => at === undefined)
  const left = followUps.slice(first + 1)
  const done: FollowUp = {
    dueOn: followUps[first]?.dueOn ?? '',
    at: setting.now,
    kept,
    ...(actor.memberId && { memberId: actor.memberId }),
    ...(note && { note }),
  }
  if (kept) demandDay(done, setting)
  const isOver = !kept || left.length === 0
  const { followUpOn: _, ...over } = rest
  const next = { ...(isOver ? over : rest), followUps }
  return moveMediation(found, next, 'follow-up', {
    when: !kept ? 'broken' : isOver ? 'last' : 'more-due',
    change: { followUps: followUps.with(first, done), ...(!isOver && { followUpOn: left[0]?.dueOn ?? '' }) },
    actor,
    setting,
    data: { kept, dueOn: done.dueOn },
  })
}

const timer: Actor = { kind: 'timer' }

/** The day of a follow-up has come: whoever mediated is reminded, once. */
export const remindFollowUp = (found: Case, mediation: Mediation, setting: Setting): Mediated | undefined => {
  const { step, followUpOn, remindedOn } = mediation
  const today = localDate(setting.now, setting.timing.zone)
  if (step !== 'agreed' || followUpOn === undefined || followUpOn === remindedOn || followUpOn > today) return undefined
  return moveMediation(found, mediation, 'remind-follow-up', {
    change: { remindedOn: followUpOn },
    actor: timer,
    setting,
    data: { dueOn: followUpOn },
  })
}
