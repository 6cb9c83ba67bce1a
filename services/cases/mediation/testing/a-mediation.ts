import type { Actor } from '@wangge/ledger'
import type { MediationCommand, MediationStep } from '../../case/contract/mediation-words.ts'
import type { Case } from '../../case/domain/case.ts'
import type { Setting } from '../../case/domain/order.ts'
import { aCase, aSetting, members } from '../../case/testing/a-case.ts'
import { endMediation } from '../domain/end.ts'
import { attachAgreement, confirmAgreement, followUp } from '../domain/follow-up.ts'
import type { Mediated } from '../domain/mediated.ts'
import type { Mediation } from '../domain/mediation.ts'
import { openMediation, reopenMediation } from '../domain/open.ts'
import { addParty, correctParty, removeParty } from '../domain/parties.ts'
import { cancelSession, holdSession, moveSession, scheduleSession } from '../domain/session.ts'
import { isAwaited, type Seal } from '../domain/telling.ts'

const { worker } = members
export const setting = aSetting()
const what = {
  kind: 'people',
  mediatorIds: ['worker', 'leader'],
  subjectId: 'said',
  parties: [
    { partyId: 'p1', role: 'applicant' },
    { partyId: 'p2', role: 'respondent' },
    { partyId: 'p3', role: 'respondent' },
  ],
} as const

/** A dispute between three, taken in. */
export const asOpened = (found: Case = aCase('accepted'), at: Setting = setting): Mediated =>
  openMediation(found, { ...what, parties: [...what.parties] }, {}, worker, at)
export const seal: Seal = (text) => ({ sealed: `sealed ${text}`, masked: '****' })
export const aSealedText = { sealed: 'x', masked: '****' }
export const agreement = {
  form: 'oral' as const,
  text: aSealedText,
  terms: [{ what: aSealedText, dueOn: '2027-01-10' }],
}
export const aHeldSession = {
  at: setting.now,
  place: '村调解室',
  attended: ['p1', 'p2'],
  outcome: 'adjourned' as const,
}

const nextDay = (instant: string): string => new Date(Date.parse(instant) + 86_400_000).toISOString()

export type Give = (found: Case, mediation: Mediation, actor: Actor, at: Setting) => Mediated

/** Does it to a session that waits, and schedules one first where it may. */
const toAwaited =
  (give: (...all: [...Parameters<Give>, session: number]) => Mediated): Give =>
  (found, one, actor, at) => {
    const waits = (of: Mediation) => (of.sessions ?? []).findIndex(isAwaited) + 1
    if (one.step !== 'opened' || waits(one) > 0) return give(found, one, actor, at, waits(one))
    const { state, mediation } = scheduleSession(
      found,
      one,
      { at: nextDay(at.now), place: '村调解室' },
      actor,
      at,
      seal,
    )
    return give(state, mediation, actor, at, waits(mediation))
  }

/** When the next follow-up may be answered. */
const onItsDay = ({ followUpOn = '' }: Mediation, at: Setting): Setting => ({
  ...at,
  now: [at.now, `${followUpOn}T02:00:00.000Z`].toSorted().at(-1) ?? at.now,
})

/** The ways to give each command. */
export const ways: Record<Exclude<MediationCommand, 'open-mediation' | 'remind-follow-up'>, Give[]> = {
  'add-party': [
    (found, one, actor, at) =>
      addParty(found, one, { partyId: `p${one.parties.length + 1}`, role: 'respondent' }, actor, at, seal),
  ],
  'correct-party': [
    (found, one, actor, at) => correctParty(found, one, { partyId: 'p1', changed: ['phone'] }, actor, at, seal),
  ],
  'remove-party': [
    (found, one, actor, at) =>
      removeParty(found, one, { partyId: one.parties.at(-1)?.partyId ?? '', reason: '登记有误' }, actor, at, seal),
  ],
  'schedule-session': [
    (found, one, actor, at) => scheduleSession(found, one, { at: at.now, place: '村调解室' }, actor, at, seal),
  ],
  'move-session': [
    toAwaited((found, one, actor, at, session) =>
      moveSession(found, one, { session, at: at.now, reason: '一方外出' }, actor, at, seal),
    ),
  ],
  'cancel-session': [
    toAwaited((found, one, actor, at, session) =>
      cancelSession(found, one, { session, reason: '一方外出' }, actor, at, seal),
    ),
  ],
  'hold-session': [(found, one, actor, at) => holdSession(found, one, { ...aHeldSession, at: at.now }, actor, at)],
  'end-mediation': [
    (found, one, actor, at) => {
      const written = { ...agreement, form: 'written' as const, terms: [] }
      return endMediation(found, one, { outcome: 'agreed', agreement: written }, actor, at, seal)
    },
    (found, one, actor, at) => endMediation(found, one, { outcome: 'failed', reason: '谈不拢' }, actor, at, seal),
    (found, one, actor, at) => endMediation(found, one, { outcome: 'withdrawn', reason: '自行和解' }, actor, at, seal),
  ],
  'attach-agreement': [(found, one, actor, at) => attachAgreement(found, one, { fileId: 'f1' }, actor, at)],
  'confirm-agreement': [
    (found, one, actor, at) => confirmAgreement(found, one, { reference: '1 号', on: at.now.slice(0, 10) }, actor, at),
  ],
  'follow-up': [
    (found, one, actor, at) => followUp(found, one, { kept: true }, actor, onItsDay(one, at)),
    (found, one, actor, at) => followUp(found, one, { kept: false }, actor, at),
  ],
  'reopen-mediation': [(found, one, actor, at) => reopenMediation(found, one, { reason: '未履行' }, actor, at)],
}
export const commands = Object.keys(ways) as (keyof typeof ways)[]

/** A mediation that has come to a step, with its case still in hand. */
export const at = (step: MediationStep): Mediated => {
  const opened = asOpened()
  if (step === 'opened') return opened
  const end = ways['end-mediation'][['agreed', 'failed', 'withdrawn'].indexOf(step)] ?? ways['end-mediation'][0]
  const ended = (end as Give)(opened.state, opened.mediation, worker, setting)
  if (step !== 'fulfilled' && step !== 'broken') return ended
  const day = onItsDay(ended.mediation, setting)
  return followUp(ended.state, ended.mediation, { kept: step === 'fulfilled' }, worker, day)
}
