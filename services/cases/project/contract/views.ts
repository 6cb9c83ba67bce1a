import { AreaId, Instant, LocalDate, line, lines, MemberId, Ulid } from '@wangge/contract'
import * as z from 'zod'

export const ProjectId = Ulid.meta({ title: 'ProjectId' })

/** Steps of a project, as far as its check for risk (社会稳定风险评估) goes. */
export const projectSteps = ['planned', 'to-approve', 'cleared', 'started', 'finished', 'stopped'] as const
export const ProjectStep = z.enum(projectSteps)
export type ProjectStep = z.output<typeof ProjectStep>

/** What may be done to it. */
export const projectCommands = ['plan', 'revise', 'assess', 'decide', 'start', 'finish', 'stop'] as const
export const ProjectCommand = z.enum(projectCommands)
export type ProjectCommand = z.output<typeof ProjectCommand>

export const RiskLevel = z.enum(['low', 'medium', 'high'])
export type RiskLevel = z.output<typeof RiskLevel>

/** What is planned. */
export const projectText = { area: AreaId, title: line(80), plannedStartOn: LocalDate }
/** What the check for risk found, and what is done about it. */
export const risk = { level: RiskLevel, measures: lines(1000) }

/** The risk record: dated by the day it was made, not by whoever makes it. */
export const Risk = z.object({
  ...risk,
  assessorId: MemberId,
  assessedOn: LocalDate,
  /** A high risk is approved by an official other than the assessor. */
  approverId: MemberId.optional(),
  approvedOn: LocalDate.optional(),
})
export type Risk = z.output<typeof Risk>

/** A line of a list. */
export const ProjectBrief = z.object({
  projectId: ProjectId,
  areaId: AreaId,
  title: z.string(),
  plannedStartOn: LocalDate,
  level: RiskLevel.optional(),
  step: ProjectStep,
})
export type ProjectBrief = z.output<typeof ProjectBrief>

export const ProjectView = ProjectBrief.extend({
  rev: z.int(),
  risk: Risk.optional(),
  /** A check once found a high risk: every later record is decided by another official too. */
  onceHigh: z.boolean(),
  startedOn: LocalDate.optional(),
  allowed: z.array(ProjectCommand),
})
export type ProjectView = z.output<typeof ProjectView>

/** What a command did; a repeat with the same Idempotency-Key gets the same again. */
export const ProjectTaken = z.object({
  projectId: ProjectId,
  rev: z.int(),
  command: ProjectCommand,
  from: ProjectStep.optional(),
  step: ProjectStep,
  at: Instant,
  allowed: z.array(ProjectCommand),
})
export type ProjectTaken = z.output<typeof ProjectTaken>
