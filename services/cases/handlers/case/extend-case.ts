import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { extend } from '../../domain/extend.ts'
import { command } from '../../take.ts'

export const extendCase = implement(contract.extendCase)((asked, ports) => command(asked, ports, 'case.extend', extend))
