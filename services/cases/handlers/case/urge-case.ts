import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { urge } from '../../domain/press.ts'

export const urgeCase = implement(contract.urgeCase)((asked, ports) => command(asked, ports, 'case.urge', urge))
