import { implement } from '@wangge/http'
import * as contract from '../../contract/residents.ts'
import { reopenOwn } from '../../resident/own-case.ts'

export const reopenOwnCase = implement(contract.reopenOwnCase)(({ params, body, principal, request }, ports) =>
  reopenOwn({ caseId: params.number, principal, request }, body, ports),
)
