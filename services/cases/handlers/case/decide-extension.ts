import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { decideExtension as decide } from '../../domain/extend.ts'

export const decideExtension = implement(contract.decideExtension)((asked, ports) =>
  command(asked, ports, 'case.decide-extension', decide),
)
