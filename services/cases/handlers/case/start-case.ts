import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { start } from '../../domain/handle.ts'
import { command } from '../../take.ts'

export const startCase = implement(contract.startCase)((asked, ports) => command(asked, ports, 'case.start', start))
