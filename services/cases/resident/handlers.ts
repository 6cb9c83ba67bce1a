import { implement } from '@wangge/http'
import { openCase, openOnce, whereOf } from '../case/work/open.ts'
import * as phoneCodes from './contract/phone-codes.ts'
import * as resident from './contract/resident.ts'
import { ownCase, rateOwn, reopenOwn, replyOwn, withdrawOwn } from './work/own-case.ts'
import { recallToken, sendCaseCode } from './work/phone-code.ts'

export const reportCase = implement(resident.reportCase)(async ({ body, request }, ports) => {
  const what = { ...body, source: 'resident' as const }
  const by = { request, actor: { kind: 'resident' as const } }
  return openOnce(request, ports, async () => openCase(what, await whereOf(what, ports), by, ports))
})

export const followCase = implement(resident.followCase)(({ params, principal, request }, ports) =>
  ownCase({ caseId: params.number, principal, request }, ports),
)

export const rateCase = implement(resident.rateCase)(({ params, body, principal, request }, ports) =>
  rateOwn({ caseId: params.number, principal, request }, body, ports),
)

export const recallCaseToken = implement(phoneCodes.recallCaseToken)(async ({ body }, ports) => ({
  number: body.number,
  token: await recallToken(body, ports),
}))

export const reopenOwnCase = implement(resident.reopenOwnCase)(({ params, body, principal, request }, ports) =>
  reopenOwn({ caseId: params.number, principal, request }, body, ports),
)

export const replyToQuestion = implement(resident.replyToQuestion)(({ params, body, principal, request }, ports) =>
  replyOwn({ caseId: params.number, principal, request }, body, ports),
)

export const requestCaseCode = implement(phoneCodes.requestCaseCode)(async ({ body, request }, ports) => ({
  resendAfter: await sendCaseCode(body, request, ports),
}))

export const withdrawCase = implement(resident.withdrawCase)(({ params, body, principal, request }, ports) =>
  withdrawOwn({ caseId: params.number, principal, request }, body, ports),
)
