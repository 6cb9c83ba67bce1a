import { whoDid } from '@wangge/ledger'
import { type Language, notFound, Problem, say } from '@wangge/problem'
import type { EventItem } from '@wangge/table'
import type { Subject } from '@wangge/vault'
import type { LedgerEntry } from '../contract/ledger.ts'
import type { CaseBrief, CaseView } from '../contract/views.ts'
import type { Command, Evidence, Holder, Step } from '../contract/words.ts'
import { type Case, locksAt } from '../domain/case.ts'
import { reinstateUntil } from '../domain/leave.ts'
import { isOverdue } from '../domain/limits.ts'
import type { Setting } from '../domain/order.ts'
import { reopenUntil } from '../domain/reopen.ts'
import { mediationAllowed } from '../steps/mediation.ts'
import { allowedAt } from '../steps/table.ts'
import { type CaseBriefRow, commandBehind, type StoredCase, titleOf } from '../table/case.ts'

/** The same words for a case that is not there, one of another subtree, and a wrong token. */
export const noSuchCase = (): Problem => notFound(say('没有这个事项', 'No such case'))

/** The reporter asked for it (I5). */
export const isHidden = (): Problem =>
  new Problem(
    'forbidden',
    say('反映人要求隐藏，只有正在办理的人能看', 'The reporter asked to be known only to whoever has the case'),
    { facts: { rule: 'hidden' } },
  )

/** A line of a list. */
export const briefView = (brief: CaseBriefRow, now: string): CaseBrief => {
  const { caseId, areaId, step, category, class: kind, title, reportedAt, level, holder, dueAt, parentId } = brief
  const overdue = isOverdue(brief, now)
  const line = { caseId, areaId, step, category, class: kind, title, reportedAt, level, holder, dueAt, overdue }
  const [urgedSince] = (brief.urges ?? []).map(({ at }) => at).sort()
  const provisional = dueAt !== undefined && brief.flagged
  return {
    ...line,
    urgedSince,
    ...(provisional && { provisional }),
    ...(parentId && { parentId }),
    ...(brief.confidential && { confidential: true }),
  }
}

const limitView = ({ limit, dueAt, flagged, urgedAt }: Case): CaseView['limit'] =>
  limit && dueAt ? { step: limit, dueAt, flagged: flagged === true, urgedAt } : undefined

/** How it was solved: the last entry that says so. */
const solutionView = ({ solvedAt, handlerId = '' }: Case, ledger: readonly EventItem[]): CaseView['solution'] => {
  if (!solvedAt) return undefined
  const solved = ledger.findLast((event) => commandBehind(event) === 'solve')
  const { evidence = [] } = (solved?.data ?? {}) as { evidence?: Evidence[] }
  return { at: solvedAt, handlerId, note: solved?.note, evidence }
}

/** How the reporter is shown: masked, or as they are. */
export type Shown = Pick<CaseView, 'address' | 'reporter' | 'answers'>

/** Name, phone and address of the reporter; nothing once they were erased. */
export const shownReporter = (
  found: Case,
  subject: Subject | undefined,
  unmask: boolean,
): Pick<Shown, 'address' | 'reporter'> => {
  if (!subject) return {}
  const show = (sealed: Case['address']) => sealed && (unmask ? subject.reveal(sealed) : sealed.masked)
  const { name, phone } = subject
  return {
    address: show(found.address),
    ...((name || phone) && { reporter: { name: show(name), phone: show(phone) } }),
  }
}

/** Until when it may be taken up again. */
const backUntil = (found: Case, setting: Setting): string | undefined =>
  found.step === 'struck-off' ? reopenUntil(found, setting) : reinstateUntil(found, setting)

/** A case as staff see it. */
export const caseView = (
  found: StoredCase,
  ledger: readonly EventItem[],
  { shown, setting, parts, yours }: { shown: Shown; setting: Setting; parts: readonly Case[]; yours: Command[] },
): CaseView => {
  const { place } = found
  const isErased = found.erasedAt !== undefined
  return {
    ...briefView(found, setting.now),
    rev: found.rev,
    description: found.description,
    ...shown,
    place: place && { lon: place.lon, lat: place.lat, crs: 'WGS-84' },
    source: found.source,
    recorderId: found.recorderId,
    limit: limitView(found),
    ...(found.total && { total: { dueAt: found.total.dueAt, provisional: found.total.flagged === true } }),
    unitId: found.unitId,
    selfHandled: found.selfHandled === true,
    rework: found.rework ?? 0,
    solution: solutionView(found, ledger),
    locks: locksAt(found.step),
    firstAnswerAt: found.firstAnswerAt,
    struckOffAt: found.struckOffAt,
    rating: found.rating,
    hidden: found.hidden === true,
    erasedAt: found.erasedAt,
    mergedInto: found.mergedInto,
    merged: found.merged ?? [],
    handedOver: found.handedOver ?? [],
    cancelled: found.cancelled,
    parts: parts.map(({ caseId, step, category, title, unitId, dueAt }) => ({
      caseId,
      step,
      category,
      title,
      unitId,
      dueAt,
    })),
    first: found.first,
    reopenUntil: isErased ? undefined : backUntil(found, setting),
    urges: (found.urges ?? []).map(({ to: _, ...one }) => one),
    waited: {
      ...(found.waited ?? { times: 0, days: 0 }),
      mostTimes: setting.rules.waiting.most,
      mostDays: setting.rules.waiting.workingDays,
    },
    extensions: found.extensions ?? 0,
    extension: found.extension,
    practice: found.practice,
    dispatches: found.dispatches ?? 0,
    returns: found.returns ?? 0,
    viewers: found.viewers ?? [],
    mediation: { ...found.mediation, allowed: isErased ? [] : mediationAllowed(found.step, found.mediation?.step) },
    // nothing more can be done to what was erased
    allowed: isErased ? [] : allowedAt(found.step, found),
    yours,
  }
}

interface Told {
  readonly step: Step
  readonly from?: Step
  readonly capturedAt?: string
  readonly correctedAt?: string
  readonly level: string
  readonly holder: Holder
}

/** Answers that a correction set aside, by code: what is sealed is masked. */
const answersAside = (text: string): Record<string, unknown> => {
  const { open, sealed } = JSON.parse(text) as { open: object; sealed: Record<string, { masked: string }> }
  const masked = Object.entries(sealed).map(([code, value]) => [code, value.masked] as const)
  return { ...open, ...Object.fromEntries(masked) }
}

/** A line of the ledger. */
export const entryView = (event: EventItem, language: Language): LedgerEntry => {
  const { step, from, level, holder, capturedAt, correctedAt, ...facts } = event.data as unknown as Told &
    Record<string, unknown>
  // whom it tells of a session, and where, is between it and them
  const { caseId: _, telling: __, sealedToken: ___, setAside, ...rest } = facts
  const command = commandBehind(event)
  return {
    rev: event.rev,
    command,
    title: titleOf(command)[language],
    at: event.at,
    capturedAt,
    correctedAt,
    actor: whoDid(event),
    role: event.role,
    from,
    to: step,
    note: event.note,
    ...(event.gone && { silenced: true as const }),
    holder,
    level,
    facts: setAside ? { ...rest, setAside: answersAside(`${setAside}`) } : rest,
    hash: event.hash ?? '',
  }
}
