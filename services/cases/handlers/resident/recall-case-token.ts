import { implement } from '@wangge/http'
import * as contract from '../../contract/phone-codes.ts'
import { recallToken } from '../../resident/phone-code.ts'

export const recallCaseToken = implement(contract.recallCaseToken)(async ({ body }, ports) => ({
  number: body.number,
  token: await recallToken(body, ports),
}))
