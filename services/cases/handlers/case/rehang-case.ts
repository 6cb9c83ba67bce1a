import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/commands.ts'
import { rehang } from '../../domain/reopen.ts'

export const rehangCase = implement(contract.rehangCase)((asked, ports) =>
  command(asked, ports, 'case.rehang', rehang, 'everybody'),
)
