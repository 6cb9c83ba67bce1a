import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { localDate } from '@wangge/time'
import type { Case } from './case.ts'
import { above, type Standing } from './ladder.ts'
import { markUrged, markUrgedAgain } from './limits.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'
import { resume } from './wait.ts'

const timer: Actor = { kind: 'timer' }

/** Somebody above presses for it, and is owed a reply (C8). */
export const urge = (found: Case, { note }: { note: string }, actor: Actor, setting: Setting): Decision => {
  const { memberId = '', role, areaId } = actor
  const open = (found.urges ?? []).filter((one) => one.memberId !== memberId)
  const urges = [...open, { memberId, ...(role && { role }), ...(areaId && { areaId }), at: setting.now }]
  const state: Case = { ...move(found, legal('urge', found), setting), urges }
  const data = { by: 'person' as const, limit: found.limit }
  return { state, entries: [entry('urge', { before: found, after: state, actor, note, data })] }
}

/** Answers everybody who urged and had no reply yet. */
export const reply = (found: Case, { text }: { text: string }, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('reply-urge', found)
  const { urges = [], ...rest } = found
  if (urges.length === 0)
    throw new Problem('conflict', say('没有待回复的督办', 'No urging waits for a reply'), {
      facts: { step: found.step },
    })
  const state = move(rest, outcome, setting)
  // their posts, for those who have left by now
  const urgedAs = urges.flatMap(({ memberId, role, areaId }) => (role && areaId ? [{ memberId, role, areaId }] : []))
  const data = { urgedBy: urges.map(({ memberId }) => memberId), ...(urgedAs.length > 0 && { urgedAs }) }
  return { state, entries: [entry('reply-urge', { before: found, after: state, actor, note: text, data })] }
}

const urgeByTime = (found: Case, setting: Setting, mark = markUrged): Decision => {
  const moved = move(found, legal('urge', found), setting)
  const state = mark(moved, setting.now, setting.timing)
  const data = { by: 'timer' as const, limit: found.limit, missedAt: found.dueAt, lateAt: state.lateAt }
  return { state, entries: [entry('urge', { before: found, after: state, actor: timer, data })] }
}

const raise = (
  found: Case,
  up: Standing,
  { actor, note, meetingOn }: { actor: Actor; note?: string; meetingOn?: string | undefined },
  setting: Setting,
): Decision => {
  const decided = meetingOn === undefined ? 'person' : 'meeting'
  const by: 'timer' | typeof decided = actor.kind === 'timer' ? 'timer' : decided
  const late = by === 'timer' || (found.dueAt !== undefined && setting.now > found.dueAt)
  const moved = move(found, legal('hand-up', found), setting, up)
  const state: Case = late ? { ...moved, late: true, lateAt: found.lateAt ?? setting.now } : moved
  const data = {
    by,
    limit: found.limit,
    previous: found.holder,
    previousLevel: found.level,
    ...(by === 'timer' && { missedAt: found.dueAt }),
    ...(meetingOn && { meetingOn }),
  }
  return { state, entries: [entry('hand-up', { before: found, after: state, actor, note, data })] }
}

/** A meeting decides on what was reported by then. */
const demandMeeting = (on: string, { reportedAt }: Case, { now, timing: { zone } }: Setting): void => {
  if (on > localDate(now, zone)) throw invalid('meetingOn', say('不能晚于今天', 'Must not be after today'))
  if (on < localDate(reportedAt, zone)) throw invalid('meetingOn', say('早于上报之日', 'Before it was reported'))
}

/** One level up, by hand or as a meeting decided, with a reason (C10). */
export const handUp = (
  found: Case,
  { reason, meetingOn }: { reason: string; meetingOn?: string | undefined },
  actor: Actor,
  setting: Setting,
): Decision => {
  legal('hand-up', found)
  if (meetingOn !== undefined) demandMeeting(meetingOn, found, setting)
  const up = above(setting.ladder, found)
  if (!up)
    throw new Problem('conflict', say('已在最高一级，不能再上报', 'It is at the highest level already'), {
      facts: { level: found.level },
    })
  return raise(found, up, { actor, note: reason, meetingOn }, setting)
}

/**
 * What time does to a case: it goes on without a reply that does not come; urged some time after the deadline, then one
 * level up, there with a deadline of its own.
 * At the top it stays and is urged again, ever more seldom. Each breach is urged once and handed up once, whatever the timer does:
 * the next look is counted from the moment of the last one, not from when it should have been.
 */
export const sweep = (found: Case, setting: Setting): Decision | undefined => {
  if (found.actAt === undefined || setting.now < found.actAt) return undefined
  if (found.limit === 'reply') return resume(found, {}, timer, setting)
  if (!found.urgedAt) return urgeByTime(found, setting)
  const up = above(setting.ladder, found)
  return up ? raise(found, up, { actor: timer }, setting) : urgeByTime(found, setting, markUrgedAgain)
}
