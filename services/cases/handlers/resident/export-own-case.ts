import { implement } from '@wangge/http'
import * as contract from '../../contract/privacy.ts'
import { exportOwn } from '../../privacy/own-data.ts'

export const exportOwnCase = implement(contract.exportOwnCase)(({ params, principal, request }, ports) =>
  exportOwn({ caseId: params.number, principal, request }, ports),
)
