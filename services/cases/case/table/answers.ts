import { Sealed } from '@wangge/contract'
import { Answers } from '@wangge/county/answers'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'

/**
 * What was answered to a category's form: what is open as it is, the rest sealed under the key of whoever reported it.
 * Read only with a case that says it has some.
 */
export const AnswersRow = defineEntity('cases', 'answers', {
  schema: z.object({ caseId: z.string(), open: Answers, sealed: z.record(z.string(), Sealed) }),
  key: ({ caseId }: { caseId: string }) => [`case#${caseId}`, 'answers'],
})
