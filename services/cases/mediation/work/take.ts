import { type KnownAction, may, type Principal } from '@wangge/access'
import type { Asked, Ports } from '@wangge/http'
import { type Actor, type Besides, captured, sayingInstead, theirs } from '@wangge/ledger'
import { invalid, notFound, Problem, say } from '@wangge/problem'
import { type EventItem, type Op, put } from '@wangge/table'
import type { Mediating } from '../../case/contract/mediation-words.ts'
import type { Case } from '../../case/domain/case.ts'
import type { Setting } from '../../case/domain/order.ts'
import { mediationAllowed, mediationOrders } from '../../case/steps/mediation.ts'
import { commandBehind, type StoredCase } from '../../case/table/case.ts'
import { isWith, maySee } from '../../case/work/gate.ts'
import { staff, takeCase } from '../../case/work/take.ts'
import { isHidden } from '../../case/work/view.ts'
import type { MediationTaken } from '../contract/views.ts'
import type { Mediated } from '../domain/mediated.ts'
import { openToIt } from '../domain/parties.ts'
import type { Seal } from '../domain/telling.ts'
import { MediationRow, type StoredMediation } from '../table.ts'

const noSuchMediation = (): Problem => notFound(say('没有这次调解', 'No such mediation'))

/** One mediation of a case that the caller may see. */
export const mediationOf = async (
  { table }: Pick<Ports, 'table'>,
  key: { caseId: string; ordinal: number },
): Promise<StoredMediation> => {
  const found = await table.get(MediationRow, key)
  if (!found) throw noSuchMediation()
  return found
}

/** Who reported it is mostly a party to it: hidden, the parties are hidden with them but from whoever has it. */
export const demandOpen = async (
  found: StoredCase,
  principal: Principal,
  ports: Pick<Ports, 'access'>,
): Promise<void> => {
  if (found.hidden && !(await isWith(principal, found, ports))) throw isHidden()
}

/** What a command writes: the case with its ledger, the mediation besides, and whatever else. */
export const mediationWrites = (
  { mediation, ...decision }: Mediated,
  rev: number | undefined,
  { capturedAt }: { capturedAt?: string | undefined },
  more: readonly Op[] = [],
) => ({ ...captured(decision, capturedAt), besides: [put(MediationRow, { ...mediation, rev }), ...more] })

interface Told extends Pick<Case, 'caseId' | 'step' | 'holder'> {
  readonly mediation: Mediating
  readonly partyId?: string
  readonly session?: number
}

/** The answer of a command, from the ledger's entry for it: the same for its repeat. */
export const mediationTaken = (events: readonly EventItem[]): MediationTaken => {
  const [event] = events as readonly [EventItem]
  const { caseId, step: caseStep, holder, mediation, partyId, session } = event.data as unknown as Told
  const { ordinal, from, step, dueAt, endedAt, followUpOn } = mediation
  return {
    caseId,
    ordinal,
    rev: event.rev,
    command: commandBehind(event) as MediationTaken['command'],
    from,
    step,
    dueAt,
    endedAt,
    followUpOn,
    partyId,
    session,
    at: event.at,
    allowed: mediationAllowed(caseStep, step),
    caseStep,
    holder,
  }
}

/** Mediators are staff who may mediate there themselves, each named once. */
export const demandMediators = async (
  mediatorIds: readonly string[],
  found: Case,
  { access, county }: Pick<Ports, 'access' | 'county'>,
): Promise<void> => {
  const { areaId, unitId } = found
  const target = { path: await county.pathOf(areaId), unitIds: unitId ? [unitId] : [] }
  for (const [n, memberId] of mediatorIds.entries()) {
    const grants = await access.rightsOf(memberId)
    const mediator: Principal = { kind: 'person', memberId, sessionId: '', grants }
    const isAble = may(mediator, 'mediation.hold', target) && (await maySee(mediator, found, { access }))
    if (!isAble || mediatorIds.indexOf(memberId) !== n)
      throw invalid(`mediatorIds.${n}`, say('此人不能在此处主持调解', 'They may not mediate here'))
  }
}

const sealOf = async ({ subjectId }: StoredMediation, { vault }: Pick<Ports, 'vault'>): Promise<Seal> => {
  const dispute = await vault.subject(subjectId)
  if (!dispute) throw new Problem('gone', say('调解内容已删除', 'What was said has been erased'))
  return (text) => dispute.seal('note', text)
}

/** Of what nothing about a mediation refuses, what the caller may do themselves. */
const yoursOf = async (
  found: StoredCase,
  key: { caseId: string; ordinal: number },
  principal: Principal,
  ports: Pick<Ports, 'table' | 'county'>,
): Promise<string[]> => {
  const mediation = await mediationOf(ports, key)
  const { areaId, unitId } = found
  const target = { path: await ports.county.pathOf(areaId), unitIds: unitId ? [unitId] : [] }
  return theirs(mediationOrders, openToIt(found, mediation), principal, target)
}

type Asking<B> = Asked<{ caseId: string; ordinal: number }, unknown, B>

type Awaitable<T> = T | Promise<T>

/** A staff command on a mediation, whole: what each of its command handlers is. */
export const mediate = async <B extends { capturedAt?: string | undefined }>(
  { params, body, principal, request }: Asking<B>,
  ports: Ports,
  action: KnownAction,
  decide: (
    found: StoredCase,
    mediation: StoredMediation,
    body: B,
    actor: Actor,
    setting: Setting,
    seal: Seal,
  ) => Awaitable<Mediated & Besides>,
): Promise<MediationTaken> =>
  mediationTaken(
    await takeCase(params.caseId, ports, {
      request,
      authorize: staff(principal, action),
      decide: sayingInstead(
        async (found: StoredCase, actor: Actor, setting: Setting) => {
          const mediation = await mediationOf(ports, params)
          const { rev } = mediation
          const seal = await sealOf(mediation, ports)
          const { besides = [], ...decided } = await decide(found, mediation, body, actor, setting, seal)
          return mediationWrites(decided, rev, body, besides)
        },
        (found) => yoursOf(found, params, principal, ports),
      ),
    }),
  )
