import { implement } from '@wangge/http'
import { commandPair } from '../../case/merge.ts'
import * as contract from '../../contract/merging.ts'
import { unmerge } from '../../domain/merge.ts'

export const unmergeCase = implement(contract.unmergeCase)((asked, ports) =>
  // one that is not merged is refused by its own step, whatever it is compared with
  commandPair(asked, ports, 'case.merge', ({ mergedInto, caseId }) => mergedInto ?? caseId, unmerge),
)
