import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { deadline, localDate } from '@wangge/time'
import { type Command, commands, type StuckReason } from '../contract/words.ts'
import { outcomeOf } from '../steps/table.ts'
import { type Case, isOpen } from './case.ts'
import { above, levelOf, passedOver, type Standing } from './ladder.ts'
import { isOverdue, markUrged, markUrgedAgain } from './limits.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'
import { resume } from './wait.ts'

const timer: Actor = { kind: 'timer' }
const isCommand = (command: string | undefined): command is Command => commands.some((one) => one === command)

/** A post or unit as one word. */
const handsOf = ({ role, areaId, unitId = '' }: Case['holder']): string => `${role}@${areaId}/${unitId}`

/** Somebody above presses for it, and is owed a reply (C8). */
export const urge = (found: Case, { note }: { note: string }, actor: Actor, setting: Setting): Decision => {
  const { memberId = '', role, areaId } = actor
  const open = (found.urges ?? []).filter((one) => one.memberId !== memberId)
  const before = found.urges?.find((one) => one.memberId === memberId)
  const to = handsOf(found.holder)
  const again = before !== undefined && (before.to ?? to) === to
  const urges = [...open, { memberId, ...(role && { role }), ...(areaId && { areaId }), at: setting.now, to }]
  const { timing, rules, now } = setting
  const { dueAt } = deadline({ from: now, kind: 'working-days', amount: rules.urging.remindDays, ...timing })
  const state: Case = { ...move(found, legal('urge', found), setting), urges, remindAt: found.remindAt ?? dueAt }
  const data = { by: 'person' as const, limit: found.limit, ...(again && { again }) }
  return { state, entries: [entry('urge', { before: found, after: state, actor, note, data })] }
}

/** Answers everybody who urged and had no reply yet. */
export const reply = (found: Case, { text }: { text: string }, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('reply-urge', found)
  const { urges = [], remindAt: _, ...rest } = found
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

const waiting = ({ urges = [] }: Case): string[] => urges.map(({ memberId }) => memberId)

/** A case that ends answers everybody who urged: by its end (C8). */
export const answeredByEnd = (decision: Decision): Decision => {
  const { state: ended, entries } = decision
  const endedBy = entries.at(-1)?.command
  if (isOpen(ended) || !ended.urges || !isCommand(endedBy)) return decision
  const { urges: _, remindAt: __, ...state } = ended
  const data = { urgedBy: waiting(ended), endedBy }
  return {
    state,
    entries: [...entries, entry('reply-urge', { before: ended, after: state, actor: timer, data })],
  }
}

/** Whoever has it is told once more that somebody above waits for a reply (C8). */
const remind = (found: Case, setting: Setting): Decision | undefined => {
  const { remindAt, urges = [] } = found
  const [first] = urges
  if (!isOpen(found) || !first || remindAt === undefined || setting.now < remindAt) return undefined
  const { remindAt: _, ...rest } = found
  const state = move(rest, legal('remind-urge', found), setting)
  const [since = first.at] = urges.map(({ at }) => at).sort()
  const data = { urgedBy: waiting(found), since }
  return { state, entries: [entry('remind-urge', { before: found, after: state, actor: timer, data })] }
}

const urgeByTime = (found: Case, setting: Setting, mark = markUrged, standing: Standing = found): Decision => {
  const moved = move(found, legal('urge', found), setting, standing)
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
  const late = by === 'timer' || isOverdue(found, setting.now)
  const moved = move(found, legal('hand-up', found), setting, up)
  const passed = passedOver(setting.ladder, up, found)
  const state: Case = late ? { ...moved, late: true, lateAt: found.lateAt ?? setting.now } : moved
  const data = {
    by,
    limit: found.limit,
    previous: found.holder,
    previousLevel: found.level,
    ...(passed.length > 0 && { passedOver: passed }),
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
 * level up, there with a deadline of its own. Where nobody is it goes up with the deadline, to the nearest level that has
 * somebody; if somebody came meanwhile, they are urged.
 * At the top it stays and is urged again, ever more seldom. Each breach is urged once and handed up once, whatever the timer does:
 * the next look is counted from the moment of the last one, not from when it should have been.
 */
const pressOn = (found: Case, setting: Setting): Decision | undefined => {
  if (found.actAt === undefined || setting.now < found.actAt) return undefined
  // nobody is urged by a limit that is provisional (C9); the resident's own time is up all the same
  if (found.flagged && found.limit !== 'reply') return undefined
  if (found.limit === 'reply') return resume(found, {}, timer, setting)
  const up = above(setting.ladder, found)
  if (found.vacant && !found.urgedAt) {
    const { level, rungId, holder } = found
    const here = levelOf(setting.ladder, { level, rungId, holder })
    if (!here.vacant) return urgeByTime(found, setting, markUrged, here)
    if (up) return raise(found, up, { actor: timer }, setting)
  }
  if (!found.urgedAt) return urgeByTime(found, setting)
  return up ? raise(found, up, { actor: timer }, setting) : urgeByTime(found, setting, markUrgedAgain)
}

/** All that is due: what the limits ask for, and a reminder of who waits for a reply. */
export const sweep = (found: Case, setting: Setting): Decision | undefined => {
  const pressed = pressOn(found, setting)
  const reminded = remind(pressed?.state ?? found, setting)
  if (!pressed || !reminded) return pressed ?? reminded
  return { state: reminded.state, entries: [...pressed.entries, ...reminded.entries] }
}

/** Told to the next level that has somebody, once until it moves (C10). */
export const tellStuck = (found: Case, why: StuckReason[], setting: Setting): Decision | undefined => {
  const outcome = outcomeOf('tell-stuck', found.step)
  if (!outcome || found.stuckAt !== undefined || why.length === 0) return undefined
  const state: Case = { ...move(found, outcome, setting), stuckAt: setting.now }
  const { holder: tellTo } = above(setting.ladder, found) ?? levelOf(setting.ladder, found)
  return { state, entries: [entry('tell-stuck', { before: found, after: state, actor: timer, data: { why, tellTo } })] }
}
