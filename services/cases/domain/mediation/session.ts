import { invalid, Problem, say } from '@wangge/problem'
import type { Actor, Case } from '../case.ts'
import type { Setting } from '../order.ts'
import { demandLegal, type Mediated, mediated } from './mediated.ts'
import type { Mediation, Session } from './mediation.ts'

const most = 50

const demandRoom = (sessions: readonly Session[]): void => {
  if (sessions.length >= most)
    throw new Problem('conflict', say('调解会次数已满', 'Too many sessions'), { facts: { most } })
}

/** Says when and where the parties meet. */
export const scheduleSession = (
  found: Case,
  mediation: Mediation,
  { at, place }: { at: string; place: string },
  actor: Actor,
  setting: Setting,
): Mediated => {
  demandLegal(found, mediation, 'schedule-session')
  const { sessions = [] } = mediation
  if (at < setting.now) throw invalid('at', say('不能安排在过去', 'It cannot be in the past'), setting.now)
  demandRoom(sessions)
  return mediated(found, mediation, 'schedule-session', {
    change: { sessions: [...sessions, { at, place }] },
    actor,
    setting,
    data: { session: sessions.length + 1, sessionAt: at },
  })
}

type Held = Pick<Session, 'at' | 'note'> & {
  readonly session?: number | undefined
  readonly place?: string | undefined
  readonly attended: readonly string[]
  readonly outcome: NonNullable<Session['outcome']>
}

const demandKnown = ({ parties }: Mediation, attended: readonly string[]): void => {
  const known = parties.map(({ partyId }) => partyId)
  const wrong = attended.findIndex((one, n) => !known.includes(one) || attended.indexOf(one) !== n)
  if (wrong >= 0) throw invalid(`attended.${wrong}`, say('不是本调解的当事人', 'Not a party to this mediation'), known)
}

/** Records a session: a scheduled one, or one that nobody had scheduled. */
export const holdSession = (
  found: Case,
  mediation: Mediation,
  { session, at, place, attended, outcome, note }: Held,
  actor: Actor,
  setting: Setting,
): Mediated => {
  demandLegal(found, mediation, 'hold-session')
  const { sessions = [] } = mediation
  const number = session ?? sessions.length + 1
  const scheduled = session === undefined ? undefined : sessions[session - 1]
  const where = place ?? scheduled?.place ?? ''
  if (session !== undefined && (!scheduled || scheduled.outcome))
    throw invalid('session', say('没有这次待开的调解会', 'No such session waits to be held'))
  if (where === '') throw invalid('place', say('须写明地点', 'Say where it was'))
  if (at > setting.now) throw invalid('at', say('尚未召开', 'It has not been held yet'), setting.now)
  demandKnown(mediation, attended)
  if (!scheduled) demandRoom(sessions)
  const held: Session = { at, place: where, outcome, attended: [...attended], ...(note && { note }) }
  return mediated(found, mediation, 'hold-session', {
    change: { sessions: scheduled ? sessions.with(number - 1, held) : [...sessions, held] },
    actor,
    setting,
    data: { session: number, sessionAt: at, outcome, attended: attended.length },
  })
}
