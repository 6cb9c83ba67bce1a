import { type Actor, type DecisionOf, staffMay, stepsOf, type Today } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { addDays } from '@wangge/time'
import * as z from 'zod'
import { type DisclosureCommand, DisclosureStep } from '../contract/views.ts'
import { type DisclosureFacts, disclosureStates } from '../steps.ts'

/** The publication of a major matter as it rests; objections are cases, and named in its ledger. */
export const Disclosure = z.object({
  disclosureId: z.string(),
  areaId: z.string(),
  listingAreaId: z.string(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  step: DisclosureStep,
  publishedOn: z.string().optional(),
  /** The area that whoever published it acts for: objections start above it. */
  publisherAreaId: z.string().optional(),
  result: z.string().optional(),
  objections: z.number().int().optional(),
  head: z.string(),
})
export type Disclosure = z.output<typeof Disclosure>
type Decision = DecisionOf<Disclosure, DisclosureFacts>

/** What every fact of it says: ids and where it stands, never its text. */
const standing = ({ disclosureId, areaId, kind, step, opensOn, closesOn }: Disclosure) => ({
  disclosureId,
  areaId,
  kind,
  step,
  opensOn,
  closesOn,
})
const { open, take } = stepsOf(disclosureStates, standing)

/** What it says, as it may be edited until it is published. */
export type DisclosureText = Pick<
  Disclosure,
  'areaId' | 'listingAreaId' | 'kind' | 'title' | 'text' | 'opensOn' | 'closesOn'
>

export const draft = (disclosureId: string, text: DisclosureText, actor: Actor): Decision =>
  open('draft', { ...text, disclosureId }, actor, { data: {} })

export const revise = (found: Disclosure, text: DisclosureText, actor: Actor): Decision =>
  take('revise', found, text, actor, { data: {} })

/** Says publicly what is going to be done. Its first day may not have begun without anybody seeing it. */
export const publish = (
  found: Disclosure,
  { note }: { note?: string | undefined },
  actor: Actor,
  { today, leastDays }: Today & { readonly leastDays: number },
): Decision => {
  const change = { publishedOn: today, ...(actor.areaId && { publisherAreaId: actor.areaId }) }
  const decision = take('publish', found, change, actor, { note, data: {} })
  const { opensOn, closesOn } = found
  if (opensOn < today) throw conflict('起始日已过，请修改草稿', 'Its first day is over: edit the draft', { opensOn })
  if (closesOn < addDays(opensOn, leastDays - 1))
    throw conflict(`公示至少 ${leastDays} 天`, `It must stand ${leastDays} days at the least`, { leastDays })
  return decision
}

const conflict = (chinese: string, english: string, facts: Record<string, unknown>): Problem =>
  new Problem('conflict', say(chinese, english), { facts })

type Dated = Pick<Disclosure, 'step' | 'opensOn' | 'closesOn'>
/** Anybody may read it: from its first day on, and with its result when it is closed. */
export const isPublicOn = ({ step, opensOn }: Dated, today: string): boolean =>
  step === 'closed' || (step === 'published' && opensOn <= today)
/** Objections are taken. */
export const isOpenToday = ({ step, opensOn, closesOn }: Dated, today: string): boolean =>
  step === 'published' && opensOn <= today && today <= closesOn

/** A resident objects: the objection is a case of its own. */
export const object = (found: Disclosure, caseId: string, { today }: Pick<Today, 'today'>): Decision => {
  const objections = (found.objections ?? 0) + 1
  const decision = take('object', found, { objections }, { kind: 'resident' }, { data: { caseId, objections } })
  if (!isOpenToday(found, today))
    throw conflict('不在公示期内', 'Objections are taken from its first to its last day', {
      opensOn: found.opensOn,
      closesOn: found.closesOn,
    })
  return decision
}

/** Says what came of it; never before everybody had the time to object and every objection its answer. */
export const close = (
  found: Disclosure,
  { result }: { result: string },
  actor: Actor,
  { today, unanswered }: Pick<Today, 'today'> & { readonly unanswered: number },
): Decision => {
  const { objections = 0, closesOn } = found
  const decision = take('close', found, { result }, actor, { note: result, data: { objections } })
  if (today <= closesOn) throw conflict('公示期未满', 'Its last day is not over', { closesOn })
  if (unanswered > 0)
    throw conflict('还有异议没有答复，不能公布结果', 'Objections to it wait for an answer', { objections, unanswered })
  return decision
}

export const withoutClose = (commands: readonly DisclosureCommand[]): DisclosureCommand[] =>
  commands.filter((command) => command !== 'close')

/** Commands that staff may give to it now: it is closed when its days are over and every objection has its answer. */
export const allowedOn = (
  { step, closesOn }: Dated,
  { today, unanswered }: Pick<Today, 'today'> & { readonly unanswered: number },
): DisclosureCommand[] => {
  const allowed = staffMay(disclosureStates, step)
  return today > closesOn && unanswered === 0 ? allowed : withoutClose(allowed)
}

export const withdraw = (found: Disclosure, { reason }: { reason: string }, actor: Actor): Decision =>
  take('withdraw', found, {}, actor, { note: reason, data: {} })

/** Refuses days in the wrong order. */
export const needOrder = ({ opensOn, closesOn }: Pick<Disclosure, 'opensOn' | 'closesOn'>): void => {
  if (closesOn < opensOn)
    throw invalid('closesOn', say('结束日早于起始日', 'It ends before it begins'), { min: opensOn })
}
