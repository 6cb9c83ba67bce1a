import { implement } from '@wangge/http'
import * as contract from '../../contract/privacy.ts'
import { hideOwn } from '../../privacy/own-data.ts'

export const hideReporter = implement(contract.hideReporter)(({ params, principal, request }, ports) =>
  hideOwn({ caseId: params.number, principal, request }, ports),
)
