import { implement } from '@wangge/http'
import * as contract from '../../contract/residents.ts'
import { withdrawOwn } from '../../resident/own-case.ts'

export const withdrawCase = implement(contract.withdrawCase)(({ params, body, principal, request }, ports) =>
  withdrawOwn({ caseId: params.number, principal, request }, body, ports),
)
