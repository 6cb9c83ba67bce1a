import { allow, grantsOf, type KnownAction, type Principal, person, ruleOf } from '@wangge/access'
import { type Asked, type Call, type Ports, sameBody } from '@wangge/http'
import { Problem, say } from '@wangge/problem'
import { type EventItem, type Op, writeDecided } from '@wangge/table'
import type { Taken } from './contract.ts'
import type { Actor, Case } from './domain/case.ts'
import type { Decision, Setting } from './domain/order.ts'
import { allowedAt } from './domain/state-table.ts'
import { type Presence, settingOf } from './setting.ts'
import { CaseRow, commandBehind, ledgerOf, record, type StoredCase } from './table.ts'
import { noSuchCase } from './view.ts'

/** Who acts, and the grant they act by: the one nearest to the case among those that the action's rule takes. */
export const actorOf = (principal: Principal, action: KnownAction, path: readonly string[], unitId?: string): Actor => {
  const { memberId } = person(principal)
  const { subtree, unit } = ruleOf(action)
  const usable = grantsOf(principal).filter(
    (grant) => subtree?.includes(grant.role) || (unit?.includes(grant.role) && unitId && grant.unitId === unitId),
  )
  const [nearest] = usable
    .filter(({ areaId }) => path.includes(areaId))
    .sort((a, b) => path.indexOf(b.areaId) - path.indexOf(a.areaId))
  return { kind: 'member', memberId, role: nearest?.role, areaId: nearest?.areaId }
}

/** May this member do it to this case? Then as whom. */
export const staff =
  (principal: Principal, action: KnownAction) =>
  async (found: Case, { county }: Pick<Ports, 'county'>): Promise<Actor> => {
    const path = await county.pathOf(found.areaId)
    allow(principal, action, { path, unitIds: found.unitId ? [found.unitId] : [] })
    return actorOf(principal, action, path, found.unitId)
  }

/** Names the request in the ledger: a repeat under the same Idempotency-Key has the same first half. */
export const causeOf = (request: Call): string =>
  request.idempotencyKey === undefined ? request.id : `${request.derivedId()}.${request.bodyHash}`

/** What the ledger says a request did, if it came before; another body under its key is refused. */
const repeated = (events: readonly EventItem[], request: Call): EventItem[] => {
  const key = `${request.derivedId()}.`
  const before = events.filter(({ cause }) => cause.startsWith(key))
  if (before[0]) sameBody(before[0].cause.slice(key.length), request)
  return before
}

const changed = (rev: number): Problem =>
  new Problem('stale', say('事项已被他人更改，请刷新后重试', 'The case was changed in the meantime; read it again'), {
    facts: { rev },
  })

type PresenceFor = Presence | ((found: Case) => Presence)

type Decided = Decision & { readonly besides?: readonly Op[] }

interface Way {
  readonly request: Call
  /** Throws unless they may. */
  readonly authorize: (found: Case, ports: Ports) => Actor | Promise<Actor>
  /** `besides`: what else is written in the same transaction. */
  readonly decide: (found: StoredCase, actor: Actor, setting: Setting) => Decided | Promise<Decided>
  readonly presence?: PresenceFor
}

/** Gives a case a command: reads, refuses or decides, writes case and ledger in one transaction; a repeat gets what it got. */
export const take = (
  caseId: string,
  ports: Ports,
  { request, authorize, decide, presence = 'nobody' }: Way,
): Promise<EventItem[]> =>
  writeDecided(ports.table, async () => {
    const { table, now } = ports
    const isKeyed = request.idempotencyKey !== undefined
    const [found, ledger] = await Promise.all([table.get(CaseRow, { caseId }), isKeyed ? ledgerOf(table, caseId) : []])
    if (!found) throw noSuchCase()
    const actor = await authorize(found, ports)
    const before = isKeyed ? repeated(ledger, request) : []
    if (before.length > 0) return { ops: [], answer: before }
    if (request.ifMatch !== undefined && request.ifMatch !== found.rev) throw changed(found.rev)
    const needed = typeof presence === 'function' ? presence(found) : presence
    const decision = await decide(found, actor, await settingOf(ports, found.areaId, needed))
    const { ops, events } = record(decision, { rev: found.rev, at: now, cause: causeOf(request) })
    return { ops: [...ops, ...(decision.besides ?? [])], answer: events }
  })

type Told = Pick<Taken, 'caseId' | 'from' | 'step' | 'level' | 'holder' | 'dueAt'>

/** The answer of a command, from the ledger's entries for it: the same for its repeat. */
export const taken = (events: readonly EventItem[]): Taken => {
  const first = events[0] as EventItem
  const last = events.at(-1) as EventItem
  const { from } = first.data as Told
  const { caseId, step, level, holder, dueAt } = last.data as Told
  const { rev, at } = last
  return { caseId, rev, command: commandBehind(first), from, step, level, holder, dueAt, at, allowed: allowedAt(step) }
}

/** Keeps besides the server's time when it was done by the clock of whoever did it (C6). */
export const captured = ({ state, entries }: Decision, capturedAt: string | undefined): Decision => ({
  state,
  entries: entries.map((one) =>
    capturedAt === undefined || one.actor.kind === 'timer' ? one : { ...one, data: { ...one.data, capturedAt } },
  ),
})

type Command<B> = Asked<{ caseId: string }, unknown, B>

/** A staff command, whole: what each of the command handlers is. */
export const command = async <B extends { capturedAt?: string | undefined }>(
  { params, body, principal, request }: Command<B>,
  ports: Ports,
  action: KnownAction,
  decide: (found: StoredCase, body: B, actor: Actor, setting: Setting) => Decision | Promise<Decision>,
  presence?: PresenceFor,
): Promise<Taken> =>
  taken(
    await take(params.caseId, ports, {
      request,
      authorize: staff(principal, action),
      decide: async (found, actor, setting) => captured(await decide(found, body, actor, setting), body.capturedAt),
      presence,
    }),
  )
