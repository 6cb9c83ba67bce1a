import { implement } from '@wangge/http'
import * as contract from '../../contract/residents.ts'
import { ownCase } from '../../resident/own-case.ts'

export const followCase = implement(contract.followCase)(({ params, principal, request }, ports) =>
  ownCase({ caseId: params.number, principal, request }, ports),
)
