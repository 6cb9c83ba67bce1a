import type { Post } from '@wangge/access'
import { postTitles } from '@wangge/access/titles'
import type { County } from '@wangge/county'
import { type Language, say, type Text } from '@wangge/problem'
import type { EventItem, Item } from '@wangge/table'
import type { Mediating } from '../../case/contract/mediation-words.ts'
import type { Step } from '../../case/contract/words.ts'
import { type Case, isOpen } from '../../case/domain/case.ts'
import { rateUntil, ratingOf } from '../../case/domain/close.ts'
import { mayWithdraw } from '../../case/domain/leave.ts'
import type { Setting } from '../../case/domain/order.ts'
import { reopenUntil } from '../../case/domain/reopen.ts'
import { isPending, mediationKindTitles } from '../../case/steps/mediation.ts'
import { stepTitles } from '../../case/steps/words.ts'
import { commandBehind } from '../../case/table/case.ts'
import type { LookRow } from '../../case/table/look.ts'
import type { PublicCase } from '../contract/views.ts'

/** What the facts of a case say that its reporter may read. */
interface Told {
  readonly step: Step
  readonly from?: Step
  readonly text?: string
  readonly final?: boolean
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

/** How its latest mediation goes: what is said there is the parties' (C18). */
const mediationView = (
  { mediation }: Case,
  ledger: readonly EventItem[],
  language: Language,
): PublicCase['mediation'] => {
  // that a case was solved tells how its mediation had ended as well, in fewer words
  const event = ledger.findLast(({ data }) => (data.mediation as Partial<Mediating> | undefined)?.kind !== undefined)
  if (!mediation || !event) return undefined
  const { kind, openedAt, endedAt } = event.data.mediation as Mediating
  const open = isPending(mediation.step)
  return { kind: mediationKindTitles[kind][language], open, at: open ? openedAt : (endedAt ?? event.at) }
}

const withdrawn = say('已撤回', 'Withdrawn')
/** What a step is called: one's own leaving is not somebody else's. */
const titleOf = (step: Step, isOwn: boolean): Text => (step === 'cancelled' && isOwn ? withdrawn : stepTitles[step])

/** What an entry of the ledger tells the reporter: an answer, or why it is not handled here any more. */
const answerIn = (event: EventItem, text: string | undefined, final: boolean): PublicCase['answers'] => {
  const command = commandBehind(event)
  const isLast = command === 'hand-over' || command === 'cancel'
  return text && (isLast || command === 'answer') ? [{ at: event.at, text, final: final || isLast }] : []
}

/** What its reporter is told besides the case itself. */
interface Story {
  readonly said: Pick<PublicCase, 'description' | 'replies' | 'files' | 'addFile'>
  readonly ledger: readonly EventItem[]
  readonly looks: readonly Item<typeof LookRow>[]
  readonly parts: readonly Case[]
}

/** What its reporter said of a closing, or whether they still may; that of `whole`, where theirs was merged into it. */
export const ratingView = (found: Case, whole: Case, setting: Setting): PublicCase['rating'] => {
  const until = rateUntil(whole, setting)
  const given = ratingOf(found, whole)
  const isOver = found.erasedAt !== undefined || until === undefined || setting.now > until
  return { open: !isOver && !given, until, stars: given?.stars }
}

/** A case as its reporter sees it. */
export const reporterView = async (
  found: Case,
  { said, ledger, looks, parts }: Story,
  setting: Setting,
  { county, language }: { county: County; language: Language },
): Promise<PublicCase> => {
  const { categories } = await county.config()
  const nameOf = (category: string) => categories.find(({ code }) => code === category)?.name[language] ?? category
  const told = ledger.map((event) => ({
    event,
    ...(event.data as unknown as Told),
  }))
  const isErased = found.erasedAt !== undefined
  const again = found.step === 'struck-off' ? reopenUntil(found, setting) : undefined
  return {
    number: found.caseId,
    step: found.step,
    title: titleOf(found.step, found.cancelled?.by === 'resident')[language],
    category: nameOf(found.category),
    reportedAt: found.reportedAt,
    steps: told
      .filter(({ step, from }) => step !== from)
      .map(({ step, event }) => ({
        step,
        title: titleOf(step, commandBehind(event) === 'withdraw')[language],
        at: event.at,
      })),
    ...(isOpen(found) && { holder: await holderView(found, county, language) }),
    expectedAt: found.dueAt,
    ...(found.dueAt && found.flagged && { provisional: found.flagged }),
    question: questionView(found, ledger),
    answers: told.flatMap(({ text, final, event }) => answerIn(event, text, final === true)),
    handedOver: found.step === 'handed-over' ? found.handedOver?.at(-1) : undefined,
    withdraw: { open: mayWithdraw(found) },
    mediation: mediationView(found, ledger, language),
    ...said,
    parts: parts.map(({ category, step }) => ({
      category: nameOf(category),
      step,
      title: stepTitles[step][language],
    })),
    merged: found.mergedInto !== undefined,
    confidential: found.confidential !== undefined,
    looks: await Promise.all(looks.map(lookView(county, language))),
    reopen: { open: !isErased && again !== undefined && setting.now <= again, until: again },
    rating: ratingView(found, found, setting),
    hidden: found.hidden === true,
    erasedAt: found.erasedAt,
  }
}

/** A merged case as its reporter sees it: how the main case goes on, and what they may do about it as if it were theirs. */
export const mergedView = (own: PublicCase, main: PublicCase, rating: PublicCase['rating']): PublicCase => {
  const {
    step,
    title,
    holder,
    expectedAt,
    provisional,
    steps,
    answers,
    parts,
    handedOver,
    mediation,
    question,
    reopen,
  } = main
  const since = own.steps.at(-1)?.at ?? own.reportedAt
  const before = own.answers.filter(({ at }) => at < since)
  return {
    ...own,
    step,
    title,
    holder,
    expectedAt,
    provisional,
    handedOver,
    question: own.erasedAt ? undefined : question,
    mediation,
    parts,
    reopen: own.erasedAt ? own.reopen : reopen,
    rating,
    steps: [...own.steps, ...steps.filter(({ at }) => at > since)],
    answers: [...before, ...answers.filter((one) => !before.includes(one))],
  }
}

/** Looks that a reporter is shown. */
export const looksShown = 50

/** Who looked, in words a resident knows. */
const lookView =
  (county: County, language: Language) =>
  async ({ at, role, areaId, what = 'personal' }: Item<typeof LookRow>): Promise<PublicCase['looks'][number]> => {
    const area = areaId === undefined ? undefined : await county.area(areaId)
    return { at, post: postTitles[role as Post]?.[language] ?? '', area: area?.name ?? '', what }
  }
