import { scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { plan } from '../../domain/project.ts'
import { actorOf, openOn } from '../../ledger/ledgered.ts'
import { projectTaken, projectTextOf } from '../../project/projects.ts'
import { projectLedger } from '../../table.ts'

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
