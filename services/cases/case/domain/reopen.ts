import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { deadline } from '@wangge/time'
import type { Case } from './case.ts'
import { above, levelAt, levelOf, type Standing } from './ladder.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

/** Stars at which a rating says that it is not solved (C13). */
const low = 2
export const isLow = (stars: number | undefined): boolean => stars !== undefined && stars <= low

/**
 * Until when a solved case may be opened again: counted from when it was solved, or from the answer that told the result
 * if that came later; moved by nothing that happens since (C14). It was struck off with that answer.
 */
export const reopenUntil = (
  { solvedAt, struckOffAt = solvedAt }: Pick<Case, 'solvedAt' | 'struckOffAt'>,
  { timing, reopenDays }: Pick<Setting, 'timing' | 'reopenDays'>,
): string | undefined => {
  if (solvedAt === undefined || struckOffAt === undefined || reopenDays === 0) return undefined
  const from = struckOffAt > solvedAt ? struckOffAt : solvedAt
  return deadline({ from, kind: 'natural-days', amount: reopenDays, ...timing }).dueAt
}

/** The level that handled it, or the next one above when anybody who reported it was not satisfied (C10). */
const standingAgain = (found: Case, { ladder }: Setting, stars: number | undefined): Standing => {
  const rungId = found.handledAs?.rungId
  const here = levelOf(ladder, { ...found, rungId, level: levelAt(ladder, rungId) ?? found.level })
  return (isLow(stars) && above(ladder, here)) || here
}

/** Why it is opened again, and the lowest rating that anybody who reported it gave. */
interface Why {
  readonly reason: string
  readonly stars?: number | undefined
}

/** Back on the list: a new round begins, and the first result stays as it was for statistics. */
export const openAgain = (
  command: 'reopen' | 'rehang',
  found: Case,
  {
    reason,
    actor,
    stars = found.rating?.stars,
    before = found,
    mainId,
  }: Why & { actor: Actor; before?: Case; mainId?: string },
  setting: Setting,
): Decision => {
  const { solvedAt, handlerId, handledAs, selfHandled, struckOffAt, rating, ...told } = found
  const { rework, late, lateAt, stopped, extensions, unitId, sentFrom, ...rest } = told
  const [closedAt, previousHandlerId] = [struckOffAt as string, handlerId as string]
  const first = found.first ?? {
    solvedAt: solvedAt as string,
    struckOffAt: closedAt,
    handlerId: previousHandlerId,
    onTime: !late,
    ...(rating && { stars: rating.stars }),
  }
  const closings = [...(found.closings ?? []), { at: closedAt, until: setting.now }]
  const state: Case = {
    ...move(rest, legal(command, found), setting, standingAgain(found, setting, stars)),
    first,
    closings,
  }
  const data = {
    by: actor.kind === 'resident' ? ('resident' as const) : ('person' as const),
    /** How often it was open by now. */
    round: closings.length + 1,
    reportedAt: found.reportedAt,
    closedAt,
    previousHandlerId,
    ...(lateAt && { lateAt }),
    first,
    ...(stars !== undefined && { stars }),
    ...(mainId !== undefined && { mainId }),
  }
  return { state, entries: [entry(command, { before, after: state, actor, note: reason, data })] }
}

/** It is not solved after all: while the window is open, by the resident or somebody for them (C14). */
export const reopen = (found: Case, { reason, stars }: Why, actor: Actor, setting: Setting): Decision => {
  legal('reopen', found)
  demandReopenable(found, setting)
  return openAgain('reopen', found, { reason, stars, actor }, setting)
}

/** Refuses when the window is over. */
export const demandReopenable = (found: Case, setting: Setting): void => {
  const until = reopenUntil(found, setting)
  if (until === undefined || setting.now > until)
    throw new Problem('gone', say('重新办理的期限已过', 'The time to open it again is over'), {
      facts: { openUntil: until },
    })
}

/** Hung up again by somebody in charge, with a reason, whenever (C11). */
export const rehang = (found: Case, { reason, stars }: Why, actor: Actor, setting: Setting): Decision =>
  openAgain('rehang', found, { reason, stars, actor }, setting)

/** Was it on the list at that moment? */
export const wasOpen = (
  { reportedAt, struckOffAt, closings = [] }: Pick<Case, 'reportedAt' | 'struckOffAt' | 'closings'>,
  at: string,
): boolean =>
  reportedAt <= at &&
  (struckOffAt === undefined || at < struckOffAt) &&
  !closings.some((closing) => closing.at <= at && (closing.until === undefined || at < closing.until))
