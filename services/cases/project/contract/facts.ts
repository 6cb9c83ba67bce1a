import { AreaId, event, Instant, LocalDate, MemberId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { ProjectId, ProjectStep, RiskLevel } from './views.ts'

/** What every fact of a project says: ids and where it stands after the step, never its text. */
const Standing = z.object({
  projectId: ProjectId,
  areaId: AreaId,
  step: ProjectStep,
  /** The step before; absent when it was recorded. */
  from: ProjectStep.optional(),
  plannedStartOn: LocalDate,
  level: RiskLevel.optional(),
  assessedOn: LocalDate.optional(),
  actorId: MemberId.optional(),
  capturedAt: Instant.optional(),
  /** The same by the server's clock: moved by as much as the other was wrong. */
  correctedAt: Instant.optional(),
})

const planned = {
  projectId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH',
  areaId: '330723101201',
  step: 'planned',
  plannedStartOn: '2027-01-10',
  actorId: 'm0002',
} as const
const assessed = { ...planned, level: 'high', assessedOn: '2026-11-23' } as const

export const projectPlanned = event({
  type: 'cases.project-planned.v1',
  title: say('项目已登记', 'A project was recorded'),
  data: Standing,
  example: planned,
})

export const projectRevised = event({
  type: 'cases.project-revised.v1',
  title: say('拟建项目已修改', 'A plan was edited'),
  data: Standing,
  example: { ...planned, from: 'planned' },
})

export const projectAssessed = event({
  type: 'cases.project-assessed.v1',
  title: say('风险评估已完成', 'The risk record was made'),
  data: Standing.extend({ assessorId: MemberId }),
  example: { ...assessed, step: 'to-approve', from: 'planned', assessorId: 'm0002' },
})

export const projectDecided = event({
  type: 'cases.project-decided.v1',
  title: say('高风险项目已审批', 'A high risk was approved or refused'),
  data: Standing.extend({ approved: z.boolean(), assessorId: MemberId }),
  example: {
    ...assessed,
    step: 'cleared',
    from: 'to-approve',
    approved: true,
    assessorId: 'm0002',
    actorId: 'm0031',
  },
})

export const projectStarted = event({
  type: 'cases.project-started.v1',
  title: say('项目已开工', 'A project started'),
  data: Standing.extend({ on: LocalDate }),
  example: { ...assessed, step: 'started', from: 'cleared', on: '2026-12-01' },
})

export const projectFinished = event({
  type: 'cases.project-finished.v1',
  title: say('项目已完工', 'A project is finished'),
  data: Standing,
  example: { ...assessed, step: 'finished', from: 'started' },
})

export const projectStopped = event({
  type: 'cases.project-stopped.v1',
  title: say('项目已终止', 'A project was stopped'),
  data: Standing,
  example: { ...assessed, step: 'stopped', from: 'cleared' },
})
