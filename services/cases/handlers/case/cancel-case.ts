import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { cancel } from '../../domain/cancel.ts'
import { command } from '../../take.ts'

export const cancelCase = implement(contract.cancelCase)((asked, ports) => command(asked, ports, 'case.cancel', cancel))
