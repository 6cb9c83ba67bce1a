import { implement } from '@wangge/http'
import { actorOf, openOn } from '@wangge/ledger'
import * as contract from '../../contract/projects.ts'
import { plan } from '../../domain/project.ts'
import { projectTaken, projectTextOf } from '../../project/projects.ts'
import { projectLedger } from '../../table/project.ts'

export const planProject = implement(contract.planProject)(async ({ body, principal, request }, ports) => {
  const text = await projectTextOf(body, principal, ports)
  const actor = actorOf(principal, 'project.write', await ports.county.pathOf(text.areaId))
  const projectId = request.derivedId('project')
  const decide = () => plan(projectId, text, actor)
  return projectTaken(await openOn(projectLedger, { projectId }, ports, { request, decide }))
})
