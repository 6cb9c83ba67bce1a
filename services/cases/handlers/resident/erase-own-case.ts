import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { eraseOwn } from '../../privacy/own-data.ts'

export const eraseOwnCase = implement(contract.eraseOwnCase, { proof: 'row' })(
  ({ params, principal, request }, ports) => eraseOwn({ caseId: params.number, principal, request }, ports),
)
