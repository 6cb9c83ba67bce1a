import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { unmerge } from '../../domain/merge.ts'
import { commandPair } from '../../merge-cases.ts'

export const unmergeCase = implement(contract.unmergeCase)((asked, ports) =>
  // one that is not merged is refused by its own step, whatever it is compared with
  commandPair(asked, ports, 'case.merge', ({ mergedInto, caseId }) => mergedInto ?? caseId, unmerge),
)
