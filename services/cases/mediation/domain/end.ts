import type { Actor } from '@wangge/ledger'
import { invalid, say } from '@wangge/problem'
import { addDays, localDate } from '@wangge/time'
import type { Ending } from '../../case/contract/mediation-words.ts'
import type { Case } from '../../case/domain/case.ts'
import type { Setting } from '../../case/domain/order.ts'
import { demandLegal, type Mediated, moveMediation } from './mediated.ts'
import type { Agreement, FollowUp, Mediation, Session } from './mediation.ts'
import { demandBothSides } from './persons.ts'
import { isAwaited, presentIn, type Seal, tellingOfNext } from './telling.ts'

interface End {
  readonly outcome: Ending
  readonly agreement?: Agreement | undefined
  readonly reason?: string | undefined
}

const demandWhole = ({ outcome, agreement, reason }: End, today: string): void => {
  if (outcome !== 'agreed') {
    if (agreement) throw invalid('agreement', say('未达成协议，不能附协议', 'There is no agreement to record'))
    if (reason === undefined) throw invalid('reason', say('须说明理由', 'Say why'))
    return
  }
  if (!agreement) throw invalid('agreement', say('须记录协议', 'Record the agreement'))
  const { form, text, fileId, terms } = agreement
  if (!text && (form === 'oral' || !fileId))
    throw invalid('agreement.text', say('口头协议须记录内容；书面协议须有文本或文件', 'Take it down, or add the file'))
  const past = terms.findIndex(({ dueOn }) => dueOn < today)
  if (past >= 0)
    throw invalid(`agreement.terms.${past}.dueOn`, say('履行日期已过', 'The day has passed already'), { min: today })
}

/** Days on which somebody asks whether it is kept: as the county says, and the day each term is due. */
const followUpsOf = ({ terms }: Agreement, today: string, { rules }: Setting): FollowUp[] => {
  const days = [...rules.mediation.followUps.map((one) => addDays(today, one)), ...terms.map(({ dueOn }) => dueOn)]
  return [...new Set(days)].sort().map((dueOn) => ({ dueOn }))
}

/** What was still to be held is not held any more; of one whose time has come nobody said whether it was. */
const calledOff = ({ sessions }: Mediation, now: string): Pick<Mediation, 'sessions'> => {
  const isToCome = (one: Session): boolean => isAwaited(one) && one.at > now
  return sessions?.some(isToCome)
    ? { sessions: sessions.map((one) => (isToCome(one) ? { ...one, cancelled: true } : one)) }
    : {}
}

/** Ends it: an agreement, none, or the parties no longer want it. Each of these is an end, only the first a success. */
export const endMediation = (
  found: Case,
  mediation: Mediation,
  end: End,
  actor: Actor,
  setting: Setting,
  seal: Seal,
): Mediated<'end-mediation'> => {
  const { outcome, agreement, reason } = end
  const { now, timing } = setting
  const today = localDate(now, timing.zone)
  demandLegal(found, mediation, 'end-mediation')
  demandWhole(end, today)
  if (outcome === 'agreed') demandBothSides(mediation)
  const followUps = agreement && followUpsOf(agreement, today, setting)
  const followUpOn = followUps?.[0]?.dueOn
  const change: Partial<Mediation> = {
    endedAt: now,
    ...calledOff(mediation, now),
    ...(agreement && { agreement }),
    ...(followUps && { followUps }),
    ...(followUpOn && { followUpOn }),
  }
  const data = {
    outcome,
    ...tellingOfNext(mediation, presentIn(mediation), now, seal),
    onTime: now <= mediation.dueAt,
    ...(agreement && {
      agreement: {
        form: agreement.form,
        ...(agreement.fileId && { fileId: agreement.fileId }),
        terms: agreement.terms.length,
      },
    }),
  }
  return moveMediation(found, mediation, 'end-mediation', { when: outcome, change, actor, setting, note: reason, data })
}
