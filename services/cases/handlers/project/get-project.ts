import { implement } from '@wangge/http'
import * as contract from '../../contract/projects.ts'
import { projectView, seenProject } from '../../project/projects.ts'

export const getProject = implement(contract.getProject)(async ({ params, principal }, ports) =>
  projectView(await seenProject(params.projectId, principal, ports)),
)
