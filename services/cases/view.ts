import type { Post } from '@wangge/access'
import { postTitles } from '@wangge/access/titles'
import type { County } from '@wangge/county'
import { type Language, notFound, type Problem, say } from '@wangge/problem'
import type { EventItem } from '@wangge/table'
import type { Subject } from '@wangge/vault'
import type { CaseBrief, CaseView, Evidence, LedgerEntry, PublicCase } from './contract.ts'
import { type Case, type Holder, isOpen, locksAt } from './domain/case.ts'
import { rateUntil } from './domain/close.ts'
import { isOverdue } from './domain/limits.ts'
import type { Setting } from './domain/order.ts'
import { reopenUntil } from './domain/reopen.ts'
import { allowedAt, orders } from './domain/state-table.ts'
import { type Step, stepTitles } from './domain/steps.ts'
import { type CaseBriefRow, commandBehind, type StoredCase } from './table.ts'

/** The same words for a case that is not there, one of another subtree, and a wrong token. */
export const noSuchCase = (): Problem => notFound(say('没有这个事项', 'No such case'))

/** A line of a list. */
export const briefView = (brief: CaseBriefRow, now: string): CaseBrief => {
  const { caseId, areaId, step, category, class: kind, title, reportedAt, level, holder, dueAt } = brief
  const overdue = isOverdue(brief, now)
  const line = { caseId, areaId, step, category, class: kind, title, reportedAt, level, holder, dueAt, overdue }
  return { ...line, ...(brief.confidential && { confidential: true }) }
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

/** A case as staff see it. */
export const caseView = (
  found: StoredCase,
  ledger: readonly EventItem[],
  { shown, setting }: { shown: Shown; setting: Setting },
): CaseView => {
  const { place } = found
  return {
    ...briefView(found, setting.now),
    rev: found.rev,
    description: found.description,
    ...shown,
    place: place && { lon: place.lon, lat: place.lat, crs: 'WGS-84' },
    source: found.source,
    recorderId: found.recorderId,
    limit: limitView(found),
    unitId: found.unitId,
    selfHandled: found.selfHandled === true,
    rework: found.rework ?? 0,
    solution: solutionView(found, ledger),
    locks: locksAt(found.step),
    firstAnswerAt: found.firstAnswerAt,
    struckOffAt: found.struckOffAt,
    rating: found.rating,
    mergedInto: found.mergedInto,
    merged: found.merged ?? [],
    first: found.first,
    reopenUntil: found.step === 'struck-off' ? reopenUntil(found, setting) : undefined,
    urges: found.urges ?? [],
    extensions: found.extensions ?? 0,
    extension: found.extension,
    dispatches: found.dispatches ?? 0,
    returns: found.returns ?? 0,
    viewers: found.viewers ?? [],
    allowed: allowedAt(found.step, found),
  }
}

interface Told {
  readonly step: Step
  readonly capturedAt?: string
  readonly from?: Step
  readonly level: string
  readonly holder: Holder
}

const actorKinds = ['resident', 'timer'] as const

/** A line of the ledger. */
export const entryView = (event: EventItem, language: Language): LedgerEntry => {
  const { step, from, level, holder, capturedAt, ...facts } = event.data as unknown as Told & Record<string, unknown>
  const { caseId: _, ...rest } = facts
  const command = commandBehind(event)
  const kind = actorKinds.find((one) => one === event.actor)
  return {
    rev: event.rev,
    command,
    title: orders[command].title[language],
    at: event.at,
    capturedAt,
    actor: kind ? { kind } : { kind: 'member', memberId: event.actor },
    role: event.role,
    from,
    to: step,
    note: event.note,
    holder,
    level,
    facts: rest,
    hash: event.hash ?? '',
  }
}

/** Who has it, in words a resident knows: the post and the area, nobody's name. */
const holderView = async (
  { holder, level }: Case,
  county: County,
  language: Language,
): Promise<NonNullable<PublicCase['holder']>> => {
  const [{ levels }, area] = await Promise.all([county.config(), county.area(holder.areaId)])
  return {
    post: postTitles[holder.role as Post][language],
    area: area?.name ?? '',
    level: levels.find((one) => one.level === level)?.name[language] ?? level,
  }
}

/** The question that waits for a reply. */
const questionView = ({ step, dueAt }: Case, ledger: readonly EventItem[]): PublicCase['question'] => {
  const asked = step === 'waiting' ? ledger.findLast((event) => commandBehind(event) === 'ask-resident') : undefined
  return asked && { at: asked.at, text: String(asked.data.text), until: dueAt }
}

/** A case as its reporter sees it. */
export const publicView = async (
  found: Case,
  ledger: readonly EventItem[],
  setting: Setting,
  { county, language }: { county: County; language: Language },
): Promise<PublicCase> => {
  const { categories } = await county.config()
  const told = ledger.map((event) => ({
    event,
    ...(event.data as unknown as Told & { text?: string; final?: boolean }),
  }))
  const until = rateUntil(found, setting)
  const again = found.step === 'struck-off' ? reopenUntil(found, setting) : undefined
  return {
    number: found.caseId,
    step: found.step,
    title: stepTitles[found.step][language],
    category: categories.find(({ code }) => code === found.category)?.name[language] ?? found.category,
    reportedAt: found.reportedAt,
    steps: told
      .filter(({ step, from }) => step !== from)
      .map(({ step, event }) => ({ step, title: stepTitles[step][language], at: event.at })),
    ...(isOpen(found) && { holder: await holderView(found, county, language) }),
    expectedAt: found.dueAt,
    question: questionView(found, ledger),
    answers: told.flatMap(({ text, final, event }) =>
      text && commandBehind(event) === 'answer' ? [{ at: event.at, text, final: final === true }] : [],
    ),
    merged: found.mergedInto !== undefined,
    reopen: { open: again !== undefined && setting.now <= again, until: again },
    rating: {
      open: until !== undefined && !found.rating && setting.now <= until,
      until,
      stars: found.rating?.stars,
    },
  }
}

/** A merged case as its reporter sees it: how the main case goes on; what was asked of its own reporter stays theirs. */
export const mergedView = (own: PublicCase, main: PublicCase): PublicCase => {
  const { step, title, holder, expectedAt, steps, answers } = main
  const since = own.steps.at(-1)?.at ?? own.reportedAt
  const before = own.answers.filter(({ at }) => at < since)
  return {
    ...own,
    step,
    title,
    holder,
    expectedAt,
    steps: [...own.steps, ...steps.filter(({ at }) => at > since)],
    answers: [...before, ...answers],
  }
}
