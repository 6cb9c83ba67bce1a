import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { rateOwnCase } from '../own-case.ts'

export const rateCase = implement(contract.rateCase)(({ params, body, principal, request }, ports) =>
  rateOwnCase({ caseId: params.number, principal, request }, body, ports),
)
