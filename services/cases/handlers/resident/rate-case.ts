import { implement } from '@wangge/http'
import * as contract from '../../contract/residents.ts'
import { rateOwn } from '../../resident/own-case.ts'

export const rateCase = implement(contract.rateCase)(({ params, body, principal, request }, ports) =>
  rateOwn({ caseId: params.number, principal, request }, body, ports),
)
