import { implement } from '@wangge/http'
import * as contract from '../../contract/phone-codes.ts'
import { sendCaseCode } from '../../resident/phone-code.ts'

export const requestCaseCode = implement(contract.requestCaseCode)(async ({ body, request }, ports) => ({
  resendAfter: await sendCaseCode(body, request, ports),
}))
