import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/leaving.ts'
import { cancel } from '../../domain/cancel.ts'

export const cancelCase = implement(contract.cancelCase)((asked, ports) => command(asked, ports, 'case.cancel', cancel))
