import { CaseId, Instant, lines, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { confidential, Opened, reporter, where, withAnswers } from '../../case/contract/report.ts'
import { CategoryCode, FileIds, Stars, Step } from '../../case/contract/words.ts'
import { PublicCase } from '../../public/contract/views.ts'

const tag = 'public'
const number = z.object({ number: CaseId })
const base = { category: CategoryCode, description: lines(1000) }

export const reportCase = route({
  method: 'POST',
  path: '/v1/public/cases',
  action: 'public',
  tag,
  status: 201,
  summary: say('居民上报事项（点单），无需账号', 'Report a case, no account needed'),
  body: z.strictObject({ ...where, ...base, ...withAnswers, ...reporter, confidential, files: FileIds.optional() }),
  answer: Opened,
  example: {
    body: {
      gridCode: '330723101201001',
      category: 'facility-lamp',
      description: '村口的路灯不亮了，晚上走路看不见。',
      phone: '10012345678',
    },
    answer: {
      number: '7KM3QX9TPD',
      token: '7KM3-QX9T-PD2A-8R4N',
      expectedAt: '2026-11-23T08:00:00.000Z',
    },
  },
})

export const followCase = route({
  method: 'GET',
  path: '/v1/public/cases/{number}',
  action: 'case-token',
  tag,
  summary: say('凭编号和查询码查看进度', 'Follow a case with its number and token'),
  params: number,
  answer: PublicCase,
})

export const reopenOwnCase = route({
  method: 'POST',
  path: '/v1/public/cases/{number}/reopen',
  action: 'case-token',
  tag,
  summary: say('居民要求重新办理', 'Ask for it to be opened again'),
  params: number,
  body: z.strictObject({ reason: lines(500) }),
  answer: z.object({ number: CaseId, step: Step, at: Instant, expectedAt: Instant }),
  example: { body: { reason: '路灯又不亮了' } },
})

export const withdrawCase = route({
  method: 'POST',
  path: '/v1/public/cases/{number}/withdraw',
  action: 'case-token',
  tag,
  summary: say('居民撤回，办结之前', 'Withdraw it, before it is solved'),
  params: number,
  body: z.strictObject({ reason: lines(500).optional() }),
  answer: z.object({ number: CaseId, step: Step, at: Instant }),
  example: { body: { reason: '路灯自己亮了' } },
})

export const replyToQuestion = route({
  method: 'POST',
  path: '/v1/public/cases/{number}/reply',
  action: 'case-token',
  tag,
  summary: say('居民补充情况', 'Reply to what staff asked'),
  params: number,
  body: z.strictObject({ text: lines(1000), files: FileIds.optional() }),
  answer: z.object({ number: CaseId, step: Step, at: Instant }),
  example: { body: { text: '灯杆编号 A-17。' } },
})

export const rateCase = route({
  method: 'POST',
  path: '/v1/public/cases/{number}/rating',
  action: 'case-token',
  tag,
  status: 201,
  summary: say('居民评价（评单）', 'Rate how a case was handled'),
  params: number,
  body: z.strictObject({ stars: Stars, comment: lines(500).optional() }),
  /** `reopenUntil`: after a low rating, until when it may be opened again. */
  answer: z.object({ number: CaseId, stars: Stars, at: Instant, reopenUntil: Instant.optional() }),
  example: { body: { stars: 5, comment: '修得很快' } },
})
