import { implement } from '@wangge/http'
import { command } from '../../case/take.ts'
import * as contract from '../../contract/leaving.ts'
import { takeBack } from '../../domain/hand-over.ts'

export const takeBackCase = implement(contract.takeBackCase)((asked, ports) =>
  command(asked, ports, 'case.hand-over', takeBack, 'everybody'),
)
