import { implement } from '@wangge/http'
import * as contract from '../../contract/projects.ts'
import { decide } from '../../domain/project.ts'
import { projectCommand } from '../../project/projects.ts'

export const decideProject = implement(contract.decideProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.decide', decide),
)
