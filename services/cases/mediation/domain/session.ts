import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import type { Case } from '../../case/domain/case.ts'
import type { Setting } from '../../case/domain/order.ts'
import { demandLegal, type Mediated, moveMediation } from './mediated.ts'
import type { Mediation, Session } from './mediation.ts'
import { hasBothSides } from './persons.ts'
import { isAwaited, presentIn, type Seal, tellingOf } from './telling.ts'

const most = 50

const demandRoom = (sessions: readonly Session[]): void => {
  if (sessions.length >= most)
    throw new Problem('conflict', say('调解会次数已满', 'Too many sessions'), { facts: { most } })
}

const demandAhead = (at: string, now: string): void => {
  if (at < now) throw invalid('at', say('不能安排在过去', 'It cannot be in the past'), { min: now })
}

/** One that waits to be held, by its place in the list. */
const awaited = (sessions: readonly Session[], number: number): Session => {
  const found = sessions[number - 1]
  if (found && isAwaited(found)) return found
  const waiting = sessions.flatMap((one, n) => (isAwaited(one) ? n + 1 : []))
  throw invalid('session', say('没有这次待开的调解会', 'No such session waits to be held'), waiting)
}

/** Says when and where the parties meet. */
export const scheduleSession = (
  found: Case,
  mediation: Mediation,
  { at, place }: { at: string; place: string },
  actor: Actor,
  setting: Setting,
  seal: Seal,
): Mediated<'schedule-session'> => {
  demandLegal(found, mediation, 'schedule-session')
  const { sessions = [] } = mediation
  demandAhead(at, setting.now)
  demandRoom(sessions)
  const telling = tellingOf({ at, place, session: sessions.length + 1 }, mediation, presentIn(mediation), seal)
  return moveMediation(found, mediation, 'schedule-session', {
    change: { sessions: [...sessions, { at, place }] },
    actor,
    setting,
    data: { session: sessions.length + 1, sessionAt: at, telling },
  })
}

/** They meet at another time, or elsewhere. */
export const moveSession = (
  found: Case,
  mediation: Mediation,
  { session, at, place, reason }: { session: number; at?: string; place?: string; reason: string },
  actor: Actor,
  setting: Setting,
  seal: Seal,
): Mediated<'move-session'> => {
  demandLegal(found, mediation, 'move-session')
  const { sessions = [] } = mediation
  const before = awaited(sessions, session)
  const after = { at: at ?? before.at, place: place ?? before.place }
  if (after.at === before.at && after.place === before.place)
    throw invalid('at', say('时间或地点须有一项改变', 'Change the time or the place'))
  demandAhead(after.at, setting.now)
  return moveMediation(found, mediation, 'move-session', {
    change: { sessions: sessions.with(session - 1, after) },
    actor,
    setting,
    note: reason,
    data: {
      session,
      sessionAt: after.at,
      previousAt: before.at,
      telling: tellingOf({ ...after, session }, mediation, presentIn(mediation), seal),
    },
  })
}

/** They do not meet. */
export const cancelSession = (
  found: Case,
  mediation: Mediation,
  { session, reason }: { session: number; reason: string },
  actor: Actor,
  setting: Setting,
  seal: Seal,
): Mediated<'cancel-session'> => {
  demandLegal(found, mediation, 'cancel-session')
  const { sessions = [] } = mediation
  const before = awaited(sessions, session)
  return moveMediation(found, mediation, 'cancel-session', {
    change: { sessions: sessions.with(session - 1, { ...before, cancelled: true }) },
    actor,
    setting,
    note: reason,
    data: {
      session,
      sessionAt: before.at,
      telling: tellingOf({ ...before, session }, mediation, presentIn(mediation), seal),
    },
  })
}

type Held = Pick<Session, 'at' | 'note'> & {
  readonly session?: number | undefined
  readonly place?: string | undefined
  readonly attended: readonly string[]
  readonly outcome: NonNullable<Session['outcome']>
}

const demandAttended = (mediation: Mediation, { attended, outcome }: Held): void => {
  const known = presentIn(mediation).map(({ partyId }) => partyId)
  const wrong = attended.findIndex((one, n) => !known.includes(one) || attended.indexOf(one) !== n)
  if (wrong >= 0) throw invalid(`attended.${wrong}`, say('不是本调解的当事人', 'Not a party to this mediation'), known)
  const came = presentIn(mediation).filter(({ partyId }) => attended.includes(partyId))
  if (outcome === 'settled' && !hasBothSides(came))
    throw invalid('attended', say('谈成须双方都有人到场', 'Nobody comes to terms unless both sides came'), known)
  if (outcome === 'absent' && attended.length === known.length)
    throw invalid('outcome', say('当事人都到场了', 'All of the parties came'), ['settled', 'adjourned'])
}

/** Records a session: a scheduled one, or one that nobody had scheduled. */
export const holdSession = (
  found: Case,
  mediation: Mediation,
  held: Held,
  actor: Actor,
  setting: Setting,
): Mediated<'hold-session'> => {
  const { session, at, place, attended, outcome, note } = held
  demandLegal(found, mediation, 'hold-session')
  const { sessions = [] } = mediation
  const number = session ?? sessions.length + 1
  const scheduled = session === undefined ? undefined : awaited(sessions, session)
  const where = place ?? scheduled?.place ?? ''
  if (where === '') throw invalid('place', say('须写明地点', 'Say where it was'))
  if (at > setting.now) throw invalid('at', say('尚未召开', 'It has not been held yet'), { max: setting.now })
  demandAttended(mediation, held)
  if (!scheduled) demandRoom(sessions)
  const one: Session = { at, place: where, outcome, attended: [...attended], ...(note && { note }) }
  return moveMediation(found, mediation, 'hold-session', {
    change: { sessions: scheduled ? sessions.with(number - 1, one) : [...sessions, one] },
    actor,
    setting,
    data: { session: number, sessionAt: at, outcome, attended: attended.length },
  })
}
