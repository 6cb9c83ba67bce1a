import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { urge } from '../../domain/press.ts'
import { command } from '../../take.ts'

export const urgeCase = implement(contract.urgeCase)((asked, ports) => command(asked, ports, 'case.urge', urge))
