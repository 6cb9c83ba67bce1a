import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { takeBack } from '../../domain/hand-over.ts'
import { command } from '../../take.ts'

export const takeBackCase = implement(contract.takeBackCase)((asked, ports) =>
  command(asked, ports, 'case.hand-over', takeBack, 'everybody'),
)
