import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { extend } from '../../domain/extend.ts'

export const extendCase = implement(contract.extendCase)((asked, ports) => command(asked, ports, 'case.extend', extend))
