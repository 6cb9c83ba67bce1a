import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { type Case, closedAt, isOpen, notErased } from '../case/domain/case.ts'
import { titleFor } from '../case/domain/handle.ts'
import { type Decision, entry, legal, type Setting } from '../case/domain/order.ts'
import { allowedAt } from '../case/steps/table.ts'

/** What a stub keeps, for statistics and the ledger. Whoever adds a field to a case says here whether it may stay. */
const stays: Readonly<Record<keyof Case, boolean>> = {
  caseId: true,
  areaId: true,
  listingAreaId: true,
  step: true,
  category: true,
  class: true,
  title: false,
  reportedAt: true,
  level: true,
  holder: true,
  aboveAreaId: true,
  rungId: true,
  vacant: true,
  awayFrom: true,
  limit: true,
  dueAt: true,
  flagged: true,
  guessedFrom: true,
  urgedAt: true,
  actAt: true,
  total: true,
  stopped: true,
  late: true,
  lateAt: true,
  description: false,
  address: false,
  formVersion: true,
  place: false,
  source: true,
  recorderId: true,
  subjectId: false,
  sealedToken: false,
  unasked: true,
  token: true,
  waitsFrom: true,
  waited: true,
  extensions: true,
  extension: true,
  remindAt: false,
  stuckAt: true,
  urges: true,
  movedAt: true,
  dispatches: true,
  returns: true,
  unitId: true,
  sentFrom: true,
  handlerId: true,
  handledAs: true,
  selfHandled: true,
  rework: true,
  firstAnswerAt: true,
  solvedAt: true,
  struckOffAt: true,
  rating: true,
  first: true,
  closings: true,
  parentId: true,
  parts: true,
  openParts: true,
  practice: true,
  mergedInto: true,
  merged: true,
  handedOver: true,
  cancelled: true,
  mediation: true,
  confidential: true,
  viewers: true,
  namedBy: true,
  moderated: true,
  hidden: true,
  erasedAt: true,
  erasing: true,
  head: true,
}

const stubOf = (found: Case, now: string): Case => {
  const kept = Object.fromEntries(Object.entries(found).filter(([field]) => stays[field as keyof Case])) as Case
  const { rating, handedOver, ...rest } = kept
  return {
    ...rest,
    title: '个人信息已清除',
    description: '',
    ...(rating && { rating: { stars: rating.stars, at: rating.at } }),
    // a receipt leads to a file about the same people
    ...(handedOver && { handedOver: handedOver.map((one) => ({ ...one, receiptNumber: '—' })) }),
    erasedAt: now,
    erasing: true,
  }
}

/** What was agreed is still to be kept, and asked after (C18): until then the parties have to be known. */
const demandPerformed = ({ mediation }: Case): void => {
  if (mediation?.step !== 'agreed') return
  throw new Problem(
    'conflict',
    say('调解协议还在履行，回访结束后可以清除', 'What was agreed is still to be kept; ask again when that is over'),
    { facts: { mediation, command: 'erase', allowed: [] } },
  )
}

/** Nothing personal stays: a stub for statistics, and the ledger without words. Not while somebody works on it (I5). */
export const erase = (found: Case, actor: Actor, { now }: Pick<Setting, 'now'>): Decision => {
  if (isOpen(found))
    throw new Problem(
      'conflict',
      say(
        '事项还在办理，需要这些信息；办完后可以清除，现在可以先要求隐藏',
        'It is being worked on and this is needed for it; ask again when it is over, or ask to be hidden now',
      ),
      { facts: { step: found.step, command: 'erase', allowed: allowedAt(found.step, found) } },
    )
  notErased(found)
  legal('erase', found)
  if (actor.kind !== 'timer') demandPerformed(found)
  const state = stubOf(found, now)
  const by = actor.kind === 'timer' ? 'timer' : 'resident'
  return {
    state,
    entries: [entry('erase', { before: found, after: state, actor, data: { by, closedAt: closedAt(found) } })],
  }
}

/** The reporter is known only to whoever has the case, from here on. */
export const hide = (found: Case, actor: Actor): Decision => {
  legal('hide', found)
  if (found.hidden) throw new Problem('conflict', say('已经隐藏了', 'It is hidden already'))
  const state: Case = { ...found, hidden: true }
  return { state, entries: [entry('hide', { before: found, after: state, actor, data: {} })] }
}

/** What takes the place of words with personal data in them; empty: nothing does. */
export interface Redaction {
  readonly description?: string | undefined
  readonly comment?: string | undefined
  readonly publicText?: string | undefined
  /** Revisions whose words go out of the ledger. */
  readonly entries: readonly number[]
  readonly answers?: readonly string[] | undefined
  readonly files?: readonly string[] | undefined
  readonly reason: string
}

const rewritten = ['description', 'comment', 'publicText'] as const

export const redact = (
  found: Case,
  { reason, entries, answers, files, ...words }: Redaction,
  actor: Actor,
): Decision => {
  legal('redact', found)
  const { description, comment, publicText } = words
  if (comment !== undefined && found.rating?.comment === undefined)
    throw new Problem('conflict', say('没有评价留言', 'The rating has no comment'))
  if (publicText && found.moderated !== 'published')
    throw new Problem('conflict', say('没有公开文字', 'Nothing of it is published'))
  const { rating, ...rest } = found
  const { comment: _, ...stars } = rating ?? { stars: 0, at: '' }
  const state: Case = {
    ...rest,
    ...(description !== undefined && { description, title: titleFor({ ...found, description }) }),
    ...(rating && { rating: comment === undefined ? rating : { ...stars, ...(comment !== '' && { comment }) } }),
    ...(publicText === '' && { moderated: 'withheld' as const }),
  }
  const fields = rewritten.filter((field) => words[field] !== undefined)
  const data = {
    fields,
    entries: [...entries],
    ...(answers && { answers: [...answers] }),
    ...(files && { files: [...files] }),
  }
  return { state, entries: [entry('redact', { before: found, after: state, actor, note: reason, data })] }
}
