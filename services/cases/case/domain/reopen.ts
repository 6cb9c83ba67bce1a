import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { deadline } from '@wangge/time'
import type { Case } from './case.ts'
import { above, levelAt, levelOf, type Standing } from './ladder.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

/** Stars at which a rating says that it is not solved (C13). */
const low = 2
export const isLow = (stars: number | undefined): boolean => stars !== undefined && stars <= low

/** Until when a solved case may be opened again: counted from when it was solved, whatever happened since (C14). */
export const reopenUntil = (
  { solvedAt }: Pick<Case, 'solvedAt'>,
  { timing, reopenDays }: Pick<Setting, 'timing' | 'reopenDays'>,
): string | undefined =>
  solvedAt === undefined || reopenDays === 0
    ? undefined
    : deadline({ from: solvedAt, kind: 'natural-days', amount: reopenDays, ...timing }).dueAt

/** The level that handled it, or the next one above when the resident was not satisfied (C10). */
const standingAgain = (found: Case, { ladder }: Setting): Standing => {
  const rungId = found.handledAs?.rungId
  const here = levelOf(ladder, { ...found, rungId, level: levelAt(ladder, rungId) ?? found.level })
  return (isLow(found.rating?.stars) && above(ladder, here)) || here
}

/** Back on the list: a new round begins, and the first result stays as it was for statistics. */
const openAgain = (
  command: 'reopen' | 'rehang',
  found: Case,
  { reason, actor }: { reason: string; actor: Actor },
  setting: Setting,
): Decision => {
  const { solvedAt, handlerId, handledAs, selfHandled, struckOffAt, rating, ...told } = found
  const { rework, late, lateAt, stopped, extensions, unitId, ...rest } = told
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
    ...move(rest, legal(command, found), setting, standingAgain(found, setting)),
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
    ...(rating && { stars: rating.stars }),
  }
  return { state, entries: [entry(command, { before: found, after: state, actor, note: reason, data })] }
}

/** It is not solved after all: while the window is open, by the resident or somebody for them (C14). */
export const reopen = (found: Case, { reason }: { reason: string }, actor: Actor, setting: Setting): Decision => {
  legal('reopen', found)
  const until = reopenUntil(found, setting)
  if (until === undefined || setting.now > until)
    throw new Problem('gone', say('重新办理的期限已过', 'The time to open it again is over'), {
      facts: { openUntil: until },
    })
  return openAgain('reopen', found, { reason, actor }, setting)
}

/** Hung up again by somebody in charge, with a reason, whenever (C11). */
export const rehang = (found: Case, { reason }: { reason: string }, actor: Actor, setting: Setting): Decision =>
  openAgain('rehang', found, { reason, actor }, setting)

/** Was it on the list at that moment? */
export const wasOpen = (
  { reportedAt, struckOffAt, closings = [] }: Pick<Case, 'reportedAt' | 'struckOffAt' | 'closings'>,
  at: string,
): boolean =>
  reportedAt <= at &&
  (struckOffAt === undefined || at < struckOffAt) &&
  !closings.some((closing) => closing.at <= at && (closing.until === undefined || at < closing.until))
