import { AreaId, CaseId, route } from '@wangge/contract'
import { OwnFileId } from '@wangge/files/kinds'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { FormKey, form, pageQuery, read, typedText } from './parts.ts'

const grid = z.object({ gridCode: AreaId })
const number = z.object({ number: CaseId })

export const showReportForm = route({
  ...read,
  path: '/r/{gridCode}',
  summary: say('网格上报页', 'Page to report in a grid'),
  params: grid,
})

/** `website` is for machines that fill in every field: people do not see it. */
export const sendReport = route({
  ...form,
  path: '/r/{gridCode}',
  summary: say('提交上报', 'Send a report'),
  params: grid,
  query: pageQuery,
  // the questions of the categories stand beside these: `answers.<category>.<question>`
  body: z.looseObject({
    key: FormKey,
    category: typedText,
    description: typedText,
    address: typedText,
    name: typedText,
    phone: typedText,
    /** A ticked box says something, any other says nothing. */
    confidential: typedText,
    website: typedText,
  }),
})

export const showGridCard = route({
  ...read,
  path: '/r/{gridCode}/card',
  summary: say('网格公示卡（可打印，含二维码）', "A grid's public card with its QR code, to be printed"),
  params: grid,
})

export const showFindForm = route({
  ...read,
  path: '/c',
  summary: say('查询页', 'Page to find a case'),
})

export const findOwnCase = route({
  ...form,
  path: '/c',
  summary: say('凭编号和查询码打开', 'Open a case by number and token'),
  query: pageQuery,
  body: z.object({ number: typedText, token: typedText }),
})

export const showPhoneForm = route({
  ...read,
  path: '/p',
  summary: say('凭手机号查询页', 'Page to find a case by phone'),
})

export const findByPhone = route({
  ...form,
  path: '/p',
  summary: say('凭手机号和短信验证码打开', 'Open a case by phone and the code sent to it'),
  query: pageQuery,
  body: z.object({ number: typedText, phone: typedText, code: typedText }),
})

export const showOwnCase = route({
  ...read,
  path: '/c/{number}',
  summary: say('事项进度页', "Page of one's own case"),
  params: number,
})

export const sendRating = route({
  ...form,
  path: '/c/{number}/rating',
  summary: say('提交评价', 'Send a rating'),
  params: number,
  query: pageQuery,
  body: z.object({ key: FormKey, stars: typedText, comment: typedText }),
})

export const sendReply = route({
  ...form,
  path: '/c/{number}/reply',
  summary: say('补充情况', 'Reply to a question'),
  params: number,
  query: pageQuery,
  body: z.object({ key: FormKey, text: typedText }),
})

export const sendReopening = route({
  ...form,
  path: '/c/{number}/reopen',
  summary: say('要求重新办理', 'Ask to open it again'),
  params: number,
  query: pageQuery,
  body: z.object({ key: FormKey, reason: typedText }),
})

export const sendHiding = route({
  ...form,
  path: '/c/{number}/hide',
  summary: say('要求隐藏个人信息', 'Ask to be known only to whoever has the case'),
  params: number,
  query: pageQuery,
  body: z.object({ key: FormKey }),
})

export const sendErasing = route({
  ...form,
  path: '/c/{number}/erase',
  summary: say('要求清除个人信息', 'Ask to have everything erased'),
  params: number,
  query: pageQuery,
  body: z.object({ key: FormKey, sure: typedText }),
})

export const showOwnExport = route({
  ...read,
  path: '/c/{number}/export',
  summary: say('导出本人事项的全部信息', 'Everything kept about one’s own case, as a file'),
  params: number,
})

export const askFileForm = route({
  ...form,
  path: '/c/{number}/files',
  summary: say('添加照片、录音', "Add a photo or recording to one's own case"),
  params: number,
  query: pageQuery,
  body: z.object({ key: FormKey.unwrap(), kind: z.enum(['photo', 'voice']) }),
})

const file = z.object({ number: CaseId, fileId: OwnFileId })

export const showFileForm = route({
  ...read,
  path: '/c/{number}/files/{fileId}',
  summary: say(
    '选择照片、录音并上传；上传后看结果',
    'Page to choose a file and send it; afterwards, what became of it',
  ),
  params: file,
})

/** Where a browser comes back to when the file arrived. */
export const sentFile = route({
  ...read,
  path: '/c/{number}/files/{fileId}/sent',
  summary: say('照片、录音已上传', 'The file was sent'),
  params: file,
})

export const sendWithdrawal = route({
  ...form,
  path: '/c/{number}/withdraw',
  summary: say('撤回', 'Withdraw'),
  params: number,
  query: pageQuery,
  body: z.object({ key: FormKey, reason: typedText }),
})
