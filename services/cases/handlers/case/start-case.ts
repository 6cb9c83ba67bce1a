import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { start } from '../../domain/handle.ts'

export const startCase = implement(contract.startCase)((asked, ports) => command(asked, ports, 'case.start', start))
