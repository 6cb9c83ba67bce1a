import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { merge } from '../../domain/merge.ts'
import { commandPair } from '../../merge-cases.ts'

export const mergeCase = implement(contract.mergeCase)((asked, ports) =>
  commandPair(asked, ports, 'case.merge', (_, { into }) => into, merge),
)
