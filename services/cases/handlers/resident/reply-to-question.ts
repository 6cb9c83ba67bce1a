import { implement } from '@wangge/http'
import * as contract from '../../contract/residents.ts'
import { replyOwn } from '../../resident/own-case.ts'

export const replyToQuestion = implement(contract.replyToQuestion)(({ params, body, principal, request }, ports) =>
  replyOwn({ caseId: params.number, principal, request }, body, ports),
)
