import { implement } from '@wangge/http'
import { commandPair } from '../../case/merge.ts'
import * as contract from '../../contract/merging.ts'
import { merge } from '../../domain/merge.ts'

export const mergeCase = implement(contract.mergeCase)((asked, ports) =>
  commandPair(asked, ports, 'case.merge', (_, { into }) => into, merge),
)
