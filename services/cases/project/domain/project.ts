import { type Actor, allowedIn, type DecisionOf, stepsOf, type Today } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import * as z from 'zod'
import { type ProjectCommand, ProjectStep, Risk, type RiskLevel } from '../contract/views.ts'
import { type ProjectFacts, projectStates } from '../steps.ts'

/** A project and its risk record as they rest. */
export const Project = z.object({
  projectId: z.string(),
  areaId: z.string(),
  listingAreaId: z.string(),
  title: z.string(),
  plannedStartOn: z.string(),
  step: ProjectStep,
  level: Risk.shape.level.optional(),
  /** A check once found a high risk: whatever a later one says is decided by another official. */
  onceHigh: z.literal(true).optional(),
  /** Who assessed it since then. */
  assessorIds: z.array(z.string()).optional(),
  risk: Risk.optional(),
  startedOn: z.string().optional(),
  head: z.string(),
})
export type Project = z.output<typeof Project>
type Decision = DecisionOf<Project, ProjectFacts>

/** What every fact of it says: ids and where it stands, never its text. */
const standing = ({ projectId, areaId, step, plannedStartOn, level, risk }: Project) => ({
  projectId,
  areaId,
  step,
  plannedStartOn,
  ...(level && { level }),
  ...(risk && { assessedOn: risk.assessedOn }),
})
const { open, take } = stepsOf(projectStates, standing)

/** Was its risk ever found high? A record made before that was kept says it by its own level. */
export const isOnceHigh = ({ onceHigh, level }: Pick<Project, 'onceHigh' | 'level'>): boolean =>
  onceHigh === true || level === 'high'

/** Would the project as it is, or another's hand in it, not refuse the command to them? It starts on a day after that of its risk record. */
export const isOpenTo = (
  command: ProjectCommand,
  { risk, assessorIds = risk ? [risk.assessorId] : [] }: Project,
  { memberId, today }: { memberId: string; today: string },
): boolean => {
  if (command === 'start') return risk !== undefined && risk.assessedOn < today
  return command !== 'decide' || !assessorIds.includes(memberId)
}

/** What is planned, as it may be edited until it is assessed. */
export type ProjectText = Pick<Project, 'areaId' | 'listingAreaId' | 'title' | 'plannedStartOn'>

export const plan = (projectId: string, text: ProjectText, actor: Actor): Decision =>
  open('plan', { ...text, projectId }, actor, { data: {} })

export const revise = (found: Project, text: ProjectText, actor: Actor): Decision =>
  take('revise', found, text, actor, { data: {} })

const mostAssessors = 50

/**
 * The risk record, dated by the day on which it is made; a new one takes the place of the last, with its approval. A
 * risk that was once found high is not talked down by a check alone: each later record is decided like the first.
 */
export const assess = (
  found: Project,
  { level, measures }: { level: RiskLevel; measures: string },
  actor: Actor,
  { today }: Today,
): Decision => {
  const assessorId = actor.memberId ?? ''
  const risk: Risk = { level, measures, assessorId, assessedOn: today }
  const isHigh = level === 'high' || isOnceHigh(found)
  const before = found.assessorIds ?? (found.risk ? [found.risk.assessorId] : [])
  const assessorIds = [...new Set([...before, assessorId])].slice(-mostAssessors)
  const change = { level, risk, assessorIds, ...(isHigh && { onceHigh: true as const }) }
  return take('assess', found, change, actor, {
    when: isHigh ? 'high' : 'usual',
    note: measures,
    data: { assessorId },
  })
}

/** A high risk is decided by somebody else than those who assessed it; refused, it is assessed anew. */
export const decide = (
  found: Project,
  { approved, note }: { approved: boolean; note?: string | undefined },
  actor: Actor,
  { today }: Today,
): Decision => {
  const { risk } = found
  const assessorId = risk?.assessorId ?? ''
  const assessorIds = found.assessorIds ?? [assessorId]
  const changed = approved && risk ? { risk: { ...risk, approverId: actor.memberId, approvedOn: today } } : {}
  const when = approved ? 'approved' : 'refused'
  const decision = take('decide', found, changed, actor, { when, note, data: { approved, assessorId } })
  if (actor.memberId !== undefined && assessorIds.includes(actor.memberId))
    throw new Problem('forbidden', say('评估人不能审批自己的评估', 'Whoever assessed it may not decide'), {
      facts: { rule: 'other-than-assessor' },
    })
  return decision
}

/** It started: on a day after its risk record, and never without one. */
export const start = (
  found: Project,
  { on, note }: { on: string; note?: string | undefined },
  actor: Actor,
  { today }: Today,
): Decision => {
  const { step, risk } = found
  if (step === 'planned')
    throw new Problem('conflict', say('没有风险评估，不能开工', 'It has no risk record: it must not start'), {
      facts: { step, command: 'start', allowed: allowedIn(projectStates, step) },
    })
  const decision = take('start', found, { startedOn: on }, actor, { note, data: { on } })
  if (on > today) throw invalid('on', say('日期不能晚于今天', 'It must not be after today'), { max: today })
  if (!risk || on <= risk.assessedOn)
    throw new Problem('conflict', say('开工须晚于风险评估之日', 'It must start after the day of its risk record'), {
      facts: { on, assessedOn: risk?.assessedOn },
    })
  if (risk.approvedOn !== undefined && on < risk.approvedOn)
    throw new Problem('conflict', say('开工不能早于审批之日', 'It must not start before it was approved'), {
      facts: { on, approvedOn: risk.approvedOn },
    })
  return decision
}

export const finish = (found: Project, { note }: { note?: string | undefined }, actor: Actor): Decision =>
  take('finish', found, {}, actor, { note, data: {} })

export const stop = (found: Project, { reason }: { reason: string }, actor: Actor): Decision =>
  take('stop', found, {}, actor, { note: reason, data: {} })
