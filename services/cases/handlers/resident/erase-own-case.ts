import { implement } from '@wangge/http'
import * as contract from '../../contract/privacy.ts'
import { eraseOwn } from '../../privacy/own-data.ts'

export const eraseOwnCase = implement(contract.eraseOwnCase)(({ params, principal, request }, ports) =>
  eraseOwn({ caseId: params.number, principal, request }, ports),
)
