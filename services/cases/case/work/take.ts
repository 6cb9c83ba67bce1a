import { grantsOf, type KnownAction, type Principal, person } from '@wangge/access'
import type { Asked, Call, Ports } from '@wangge/http'
import { type Actor, acting, type Besides, captured, takeOn } from '@wangge/ledger'
import type { EventItem } from '@wangge/table'
import type { Taken } from '../contract/views.ts'
import { type Case, notErased } from '../domain/case.ts'
import { rungIdOf } from '../domain/ladder.ts'
import { type Decision, demandLevel, type Setting } from '../domain/order.ts'
import { answeredByEnd } from '../domain/press.ts'
import { allowedAmid, type PendingName } from '../steps/table.ts'
import { caseLedger, commandBehind, type StoredCase } from '../table/case.ts'
import { maySee } from './gate.ts'
import { toldWhole } from './parts.ts'
import { type Presence, settingOf } from './setting.ts'
import { noSuchCase } from './view.ts'
import { isFromBelow, isOutsideUnit, withAllowed } from './yours.ts'

/** May this member do it to this case? Then as whom. What they once did they are told again, whoever has it now. */
export const staff =
  (principal: Principal, action: KnownAction) =>
  async (found: Case, ports: Pick<Ports, 'county' | 'access'>, isRepeat = false): Promise<Actor> => {
    person(principal)
    if (isRepeat) {
      const unitId = grantsOf(principal).find((grant) => grant.unitId)?.unitId
      return acting(principal, action, { ...found, unitId: found.unitId ?? unitId }, ports)
    }
    if (!(await maySee(principal, found, ports))) throw noSuchCase()
    const actor = await acting(principal, action, { ...found, rungId: rungIdOf(found) }, ports)
    const path = await ports.county.pathOf(found.areaId)
    return {
      ...actor,
      ...(isFromBelow(principal, found, actor, path) && { isBelow: true as const }),
      ...(isOutsideUnit(principal, found, action, path) && { isOutside: true as const }),
    }
  }

type PresenceFor = Presence | ((found: Case) => Presence)

export type Decided = Decision & Besides

interface Way {
  readonly request: Call
  /** Throws unless they may. */
  readonly authorize: (found: Case, ports: Ports, isRepeat: boolean) => Actor | Promise<Actor>
  readonly decide: (found: StoredCase, actor: Actor, setting: Setting) => Decided | Promise<Decided>
  readonly presence?: PresenceFor
  /** Who is told what they may do instead, when it is refused for how things stand. */
  readonly principal?: Principal
}

/** Gives a case a command: reads, refuses or decides, writes case and ledger in one transaction; a repeat gets what it got. */
export const takeCase = (
  caseId: string,
  ports: Ports,
  { request, authorize, decide, presence = 'nobody', principal }: Way,
): Promise<EventItem[]> =>
  takeOn(caseLedger, { caseId }, ports, {
    request,
    authorize,
    decide: async (found, actor) => {
      notErased(found)
      const needed = typeof presence === 'function' ? presence(found) : presence
      try {
        const setting = await settingOf(ports, found, needed)
        const { besides = [], ...given } = await decide(found, actor, setting)
        const decision = answeredByEnd(given)
        demandLevel(decision, found, actor, setting.path)
        const told = await toldWhole(found, decision.state, { actor, cause: request.cause }, ports)
        return { ...decision, besides: [...besides, ...told] }
      } catch (error) {
        throw principal ? await withAllowed(error, found, principal, ports) : error
      }
    },
  })

type Told = Pick<Taken, 'caseId' | 'from' | 'step' | 'level' | 'holder' | 'dueAt'> & {
  readonly parentId?: string
  readonly pending?: readonly PendingName[]
}

/** The answer of a command, from the ledger's entries for it: the same for its repeat. */
export const caseTaken = (events: readonly EventItem[]): Taken => {
  const first = events[0] as EventItem
  const last = events.at(-1) as EventItem
  const { from } = first.data as Told
  const { caseId, step, level, holder, dueAt, parentId, pending = [] } = last.data as unknown as Told
  const { rev, at } = last
  const allowed = allowedAmid(step, parentId ? ['parentId', ...pending] : pending)
  const command = commandBehind(first) as Taken['command']
  return { caseId, rev, command, from, step, level, holder, dueAt, at, allowed }
}

type Command<B> = Asked<{ caseId: string }, unknown, B>

/** A staff command, whole: what each of the command handlers is. */
export const command = async <B extends { capturedAt?: string | undefined }>(
  { params, body, principal, request }: Command<B>,
  ports: Ports,
  action: KnownAction,
  decide: (found: StoredCase, body: B, actor: Actor, setting: Setting) => Decided | Promise<Decided>,
  presence?: PresenceFor,
): Promise<Taken> =>
  caseTaken(
    await takeCase(params.caseId, ports, {
      request,
      principal,
      authorize: staff(principal, action),
      decide: async (found, actor, setting) => captured(await decide(found, body, actor, setting), body.capturedAt),
      presence,
    }),
  )
