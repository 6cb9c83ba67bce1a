import { scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import { actorOf, edited, openOn, thingLedger } from '@wangge/ledger'
import { pageAsked } from '@wangge/listing'
import * as contract from './contract/project.ts'
import { assess, decide, finish, plan, revise, start, stop } from './domain/project.ts'
import { projectStates } from './steps.ts'
import { type ProjectBriefRow, ProjectRow, projectLedger, projectList } from './table.ts'
import { briefOfProject, projectCommand, projectTaken, projectTextOf, projectView, seenProject } from './work.ts'

export const planProject = implement(contract.planProject)(async ({ body, principal, request }, ports) => {
  // a repeat may be told again whatever has become of the area
  scopes(principal, 'project.write')
  const projectId = request.derivedId('project')
  const decide = async () => {
    const text = await projectTextOf(body, principal, ports)
    return plan(projectId, text, actorOf(principal, 'project.write', await ports.county.pathOf(text.areaId)))
  }
  return projectTaken(await openOn(projectLedger, { projectId }, ports, { request, decide }))
})

export const assessProject = implement(contract.assessProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', assess),
)

export const decideProject = implement(contract.decideProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.decide', decide),
)

export const finishProject = implement(contract.finishProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', finish),
)

export const getProject = implement(contract.getProject)(async ({ params, principal }, ports) =>
  projectView(await seenProject(params.projectId, principal, ports)),
)

export const listProjects = implement(contract.listProjects)(async ({ query, principal }, ports) => {
  const { area, step, limit, after } = query
  const where = (brief: ProjectBriefRow) => step === undefined || brief.step === step
  const asking = { principal, action: 'project.read', area, tellsAbsence: true } as const
  const page = await pageAsked(ProjectRow, asking, { ...projectList, where, limit, after }, ports)
  return { ...page, items: page.items.map(briefOfProject) }
})

export const readProjectLedger = implement(contract.readProjectLedger)(
  async ({ params, principal, request: { language } }, ports) => {
    const found = await seenProject(params.projectId, principal, ports)
    return thingLedger(projectLedger, projectStates, found, { table: ports.table, language })
  },
)

export const reviseProject = implement(contract.reviseProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', async (found, body, actor) => {
    edited(asked.request)
    return revise(found, await projectTextOf(body, asked.principal, ports), actor)
  }),
)

export const startProject = implement(contract.startProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', start),
)

export const stopProject = implement(contract.stopProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', stop),
)
