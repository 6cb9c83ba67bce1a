import { AreaId, LocalDate, pageOf, paging, route } from '@wangge/contract'
import { ThingLedger } from '@wangge/ledger'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { commandsOn, said } from '../../case/contract/command.ts'
import { Note } from '../../case/contract/words.ts'
import { ProjectBrief, ProjectId, ProjectStep, ProjectTaken, ProjectView, projectText, risk } from './views.ts'

const tag = 'projects'
const params = z.object({ projectId: ProjectId })
const text = { area: '330723101201', title: '垃圾中转站改建', plannedStartOn: '2027-01-10' }

export const planProject = route({
  method: 'POST',
  path: '/v1/projects',
  action: 'project.write',
  tag,
  status: 201,
  summary: say('登记拟建项目', 'Record a project that is planned'),
  body: z.strictObject(projectText),
  answer: ProjectTaken,
  example: { body: text },
})

export const reviseProject = route({
  method: 'PUT',
  path: '/v1/projects/{projectId}',
  action: 'project.write',
  tag,
  summary: say('修改拟建项目，评估前可改，须带 If-Match', 'Edit a plan before its check; send its ETag in If-Match'),
  params,
  body: z.strictObject(projectText),
  answer: ProjectTaken,
  example: { body: text },
})

export const listProjects = route({
  method: 'GET',
  path: '/v1/projects',
  action: 'project.read',
  tag,
  summary: say('辖区内的项目', 'Projects of a subtree'),
  query: z.strictObject({ area: AreaId.optional(), step: ProjectStep.optional(), ...paging }),
  answer: pageOf(ProjectBrief),
})

export const getProject = route({
  method: 'GET',
  path: '/v1/projects/{projectId}',
  action: 'project.read',
  tag,
  summary: say('项目及其风险评估', 'One project and its risk record'),
  params,
  answer: ProjectView,
})

export const readProjectLedger = route({
  method: 'GET',
  path: '/v1/projects/{projectId}/ledger',
  action: 'project.read',
  tag,
  summary: say('项目台账及其完整性校验', "A project's ledger, and whether it is whole"),
  params,
  answer: ThingLedger,
})

const command = commandsOn({ path: '/v1/projects/{projectId}', tag, noun: 'project', params, answer: ProjectTaken })

export const assessProject = command(
  'assess',
  'project.write',
  say('社会稳定风险评估，日期为提交当日', 'Record the check for risk; its date is the day it is sent'),
  said(risk),
  { level: 'medium', measures: '夜间不施工，设噪声监测点，每周向周边住户通报进度。' },
)

export const decideProject = command(
  'decide',
  'project.decide',
  say('审批高风险项目，评估人不能审批', 'Approve or refuse a high risk: by another than the assessor'),
  said({ approved: z.boolean(), note: Note.optional() }),
  { approved: true, note: '同意按措施实施' },
)

export const startProject = command(
  'start',
  'project.write',
  say('登记开工，须在风险评估之后', 'Record that it started: after its risk record, never before'),
  said({ on: LocalDate, note: Note.optional() }),
  { on: '2026-12-01' },
)

export const finishProject = command(
  'finish',
  'project.write',
  say('登记完工', 'Record that it is finished'),
  said({ note: Note.optional() }),
  {},
)

export const stopProject = command(
  'stop',
  'project.write',
  say('终止项目，须说明理由', 'Stop it, with a reason'),
  said({ reason: Note }),
  { reason: '居民意见集中，另行选址' },
)
