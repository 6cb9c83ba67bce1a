import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { rehang } from '../../domain/reopen.ts'
import { command } from '../../take.ts'

export const rehangCase = implement(contract.rehangCase)((asked, ports) =>
  command(asked, ports, 'case.rehang', rehang, 'everybody'),
)
