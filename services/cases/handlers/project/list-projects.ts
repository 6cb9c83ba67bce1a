import { implement } from '@wangge/http'
import { subtreePage } from '@wangge/listing'
import * as contract from '../../contract/projects.ts'
import { briefOfProject } from '../../project/projects.ts'
import { type ProjectBriefRow, ProjectRow, projectsIn } from '../../table/project.ts'

export const listProjects = implement(contract.listProjects)(async ({ query, principal }, ports) => {
  const { area, step, limit, after } = query
  const where = (brief: ProjectBriefRow) => step === undefined || brief.step === step
  const wanted = { partition: projectsIn, where, limit, after }
  const page = await subtreePage(ProjectRow, 'project.read', area, wanted, principal, ports)
  return { ...page, items: page.items.map(briefOfProject) }
})
