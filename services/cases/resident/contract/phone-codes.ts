import { AreaId, CaseId, event, formatted, Instant, line, personal, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'public'
const example = { number: '7KM3QX9TPD', phone: '10012345678' }
const Asked = z.strictObject({ number: CaseId, phone: personal('phone', line(30)) })

/** For whoever lost the token. The answer is the same whether or not number and phone belong together. */
export const requestCaseCode = route({
  method: 'POST',
  path: '/v1/public/case-codes',
  action: 'public',
  tag,
  summary: say(
    '丢了查询码：向上报时留的手机号发验证码',
    'Lost the token: send a code to the phone it was reported with',
  ),
  body: Asked,
  status: 202,
  answer: z.object({ resendAfter: z.int().meta({ description: 'Seconds until another code may be asked for' }) }),
  idempotent: false,
  example: { body: example, answer: { resendAfter: 60 } },
})

/** Gives the token again to whoever has the phone. A code lives five minutes and five guesses, and works once. */
export const recallCaseToken = route({
  method: 'POST',
  path: '/v1/public/case-tokens',
  action: 'public',
  tag,
  summary: say('凭短信验证码找回查询码', 'Get the token again by the code that came by SMS'),
  body: Asked.extend({ code: formatted(/^\d{6}$/, 'six digits', '123456') }),
  answer: z.object({ number: CaseId, token: z.string() }),
  idempotent: false,
  example: {
    body: { ...example, code: '123456' },
    answer: { number: '7KM3QX9TPD', token: '7KM3-QX9T-PD2A-8R4N' },
  },
})

/** Whoever reported a case asked for its token; `sealedCode` opens with the reporter's own key until it expires. */
export const caseCodeRequested = event({
  type: 'cases.case-code-requested.v1',
  title: say('居民请求查询验证码', 'A resident asked for a code to find a case'),
  data: z.object({
    caseId: CaseId,
    areaId: AreaId,
    subjectId: z.string(),
    sealedCode: z.string(),
    expiresAt: Instant,
    confidential: z.literal(true).optional(),
  }),
  example: {
    caseId: '7KM3QX9TPD',
    areaId: '330723101201001',
    subjectId: '01KB7ZK3V5Q8M2N4P6R8T0V2W4',
    sealedCode: 'v1.…',
    expiresAt: '2026-11-30T01:05:00.000Z',
  },
})
