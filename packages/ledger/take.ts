import { allow, grantsOf, type KnownAction, type Principal, person, ruleOf } from '@wangge/access'
import { type Asked, type Call, madeBefore, type Ports } from '@wangge/http'
import { invalid, notFound, Problem, say, type Text } from '@wangge/problem'
import { type Entity, type EventItem, type KeyOf, type Op, type Stored, writeDecided } from '@wangge/table'
import { correctedTime } from '@wangge/time'
import type { Actor } from './actor.ts'
import { commandIn, type Ledgered, ledgerIn, recordIn } from './record.ts'
import { type CommandOf, type DecisionOf, type Facts, type States, staffMay, type Today } from './steps.ts'
import { todayIn } from './today.ts'

/**
 * Who acts, and the grant they act by: the one nearest to the area among those that the action's rule takes; of something
 * that lies at a level, first those of that level or above.
 */
export const actorOf = (
  principal: Principal,
  action: KnownAction,
  path: readonly string[],
  { unitId, rungId }: { unitId?: string | undefined; rungId?: string | undefined } = {},
): Actor => {
  const { memberId } = person(principal)
  const { subtree, unit } = ruleOf(action)
  const usable = grantsOf(principal).filter(
    (grant) => subtree?.includes(grant.role) || (unit?.includes(grant.role) && unitId && grant.unitId === unitId),
  )
  const inOrder = usable
    .filter(({ areaId }) => path.includes(areaId))
    .sort((a, b) => path.indexOf(b.areaId) - path.indexOf(a.areaId))
  const rung = rungId === undefined ? -1 : path.indexOf(rungId)
  const nearest = (rung >= 0 && inOrder.find(({ areaId }) => path.indexOf(areaId) <= rung)) || inOrder[0]
  return { kind: 'member', memberId, role: nearest?.role, areaId: nearest?.areaId }
}

/** May this member do it to what lies in this area? Then as whom. */
export const acting = async (
  principal: Principal,
  action: KnownAction,
  {
    areaId,
    unitId,
    rungId,
    own = false,
  }: { areaId: string; unitId?: string | undefined; rungId?: string | undefined; own?: boolean },
  { county }: Pick<Ports, 'county'>,
): Promise<Actor> => {
  const path = await county.pathOf(areaId)
  allow(principal, action, { path, unitIds: unitId ? [unitId] : [], own })
  return actorOf(principal, action, path, { unitId, rungId })
}

const changed = ({ 'zh-CN': zh, en }: Text, rev: number): Problem =>
  new Problem('stale', say(`${zh}已被他人更改，请刷新后重试`, `The ${en} was changed in the meantime; read it again`), {
    facts: { rev },
  })

/** The same words for one that is not there and for one of another subtree. */
export const noSuch = ({ 'zh-CN': zh, en }: Text): Problem => notFound(say(`没有这个${zh}`, `No such ${en}`))

/** What else is written in the same transaction. */
export interface Besides {
  readonly besides?: readonly Op[]
}
type Decided<E extends Entity, M extends Facts> = DecisionOf<KeyOf<E> & { head: string }, M> & Besides

interface Way<E extends Entity, M extends Facts> {
  readonly request: Call
  /** Throws unless they may. `isRepeat`: they did it before, and only ask what came of it. */
  readonly authorize: (found: Stored<E>, ports: Ports, isRepeat: boolean) => Actor | Promise<Actor>
  readonly decide: (found: Stored<E>, actor: Actor) => Decided<E, M> | Promise<Decided<E, M>>
}

const tooEarly = say('不能早于登记的时间', 'Must not be before it was recorded itself')
/** When a thing began, by its ledger: nothing was done about it before. */
const begunAt = ([first]: readonly EventItem[]): string | undefined =>
  (first?.data as { correctedAt?: string } | undefined)?.correctedAt ?? first?.at

/** Keeps beside the phone's time what that is by the server's clock, in the window of the county (K1), never before `since`. */
export const inWindow = async <D extends DecisionOf<object, Facts>>(
  decision: D,
  { headers }: Pick<Call, 'headers'>,
  { county, now, since }: Pick<Ports, 'county' | 'now'> & { since?: () => Promise<string | undefined> },
): Promise<D> => {
  const isCaptured = (data: unknown): data is { capturedAt: string } =>
    (data as { capturedAt?: string }).capturedAt !== undefined
  if (!decision.entries.some(({ data }) => isCaptured(data))) return decision
  const { offline } = await county.config()
  const begun = await since?.()
  const entries = decision.entries.map((one) => {
    if (!isCaptured(one.data)) return one
    const correctedAt = correctedTime(one.data.capturedAt, { now, sentAt: headers['x-client-time'] }, offline)
    if (begun !== undefined && correctedAt < begun) throw invalid('capturedAt', tooEarly, { min: begun })
    return { ...one, data: { ...one.data, correctedAt } }
  })
  return { ...decision, entries }
}

/** Gives a thing a command: reads, refuses or decides, writes it and its ledger in one transaction; a repeat gets what it got. */
export const takeOn = <E extends Entity, M extends Facts>(
  kept: Ledgered<E, M>,
  key: KeyOf<E>,
  ports: Ports,
  { request, authorize, decide }: Way<E, M>,
): Promise<EventItem[]> =>
  writeDecided(ports.table, async () => {
    const { table, now } = ports
    const isKeyed = request.idempotencyKey !== undefined
    const [found, early] = await Promise.all([table.get(kept.entity, key), isKeyed ? ledgerIn(table, kept, key) : []])
    if (!found) throw noSuch(kept.name)
    // read at once, the ledger may be the older of the two, and lack what a twin of this request has just done
    const isBehind = isKeyed && early.at(-1)?.rev !== found.rev
    const ledger = isBehind ? await ledgerIn(table, kept, key) : early
    const before = madeBefore(ledger, request)
    const actor = await authorize(found, ports, before.length > 0)
    if (before.length > 0) return { ops: [], answer: before }
    if (request.ifMatch !== undefined && request.ifMatch !== found.rev) throw changed(kept.name, found.rev)
    const since = async () => begunAt(ledger.length > 0 ? ledger : await ledgerIn(table, kept, key))
    const decision = await inWindow(await decide(found, actor), request, { ...ports, since })
    const { ops, events } = recordIn(kept, decision, { rev: found.rev, at: now, cause: request.cause })
    return { ops: [...ops, ...(decision.besides ?? [])], answer: events }
  })

/** Makes a thing under an id derived from the request: a repeat finds it made, and gets what it got. */
export const openOn = <E extends Entity, M extends Facts>(
  kept: Ledgered<E, M>,
  key: KeyOf<E>,
  ports: Ports,
  { request, decide }: { request: Call; decide: () => Promise<Decided<E, M>> },
): Promise<EventItem[]> =>
  writeDecided(ports.table, async () => {
    const { table, now } = ports
    const before = madeBefore(await ledgerIn(table, kept, key), request)
    if (before.length > 0) return { ops: [], answer: before }
    const decision = await inWindow(await decide(), request, ports)
    const { ops, events } = recordIn(kept, decision, { rev: undefined, at: now, cause: request.cause })
    return { ops: [...ops, ...(decision.besides ?? [])], answer: events }
  })

/** Keeps besides the server's time when it was done by the clock of whoever did it (C6). */
export const captured = <D extends DecisionOf<object, Facts>>(decision: D, capturedAt: string | undefined): D => {
  if (capturedAt === undefined) return decision
  const entries = decision.entries.map((one) =>
    one.actor.kind === 'timer' ? one : { ...one, data: { ...one.data, capturedAt } },
  )
  return { ...decision, entries }
}

/** The revision that is edited: an edit says which one it read. */
export const edited = ({ ifMatch }: Pick<Call, 'ifMatch'>): number => {
  if (ifMatch !== undefined) return ifMatch
  throw invalid('If-Match', say('须带上读取时的 ETag', 'Send the ETag that was read'))
}

/** What a command's first entry says, the same for its repeat. */
export const toldBy = <E extends Entity, S extends string, M extends Facts>(
  kept: Ledgered<E, M>,
  states: Pick<States<S, CommandOf<M>>, 'orders'>,
  [event]: readonly EventItem[],
) => {
  const { rev, at, data } = event as EventItem
  const { from, step } = data as { from?: S; step: S }
  return {
    ...data,
    rev,
    command: commandIn(kept, event as EventItem),
    from,
    step,
    at,
    allowed: staffMay(states, step),
  }
}

/** A command on a thing that has a state table, whole: what each of the command handlers is. */
export const commandOn = async <E extends Entity, M extends Facts, B extends object>(
  kept: Ledgered<E, M>,
  { params, body, request }: Asked<KeyOf<E>, unknown, B>,
  ports: Ports,
  authorize: Way<E, M>['authorize'],
  decide: (found: Stored<E>, body: B, actor: Actor, now: Today) => Decided<E, M> | Promise<Decided<E, M>>,
): Promise<EventItem[]> => {
  const now = await todayIn(ports)
  const { capturedAt } = body as { capturedAt?: string }
  return takeOn(kept, params, ports, {
    request,
    authorize,
    decide: async (found, actor) => captured(await decide(found, body, actor, now), capturedAt),
  })
}
