import { defineEntity } from '@wangge/table'
import { Code } from '@wangge/vault/code'
import * as z from 'zod'

/** A code by SMS for whoever lost the token; of nobody's case when number and phone do not belong together. */
export const CaseCode = defineEntity('cases', 'code', {
  schema: Code.extend({ whom: z.string(), caseId: z.string().optional() }),
  key: ({ whom }: { whom: string }) => [`code#${whom}`, 'code'],
  ttl: ({ expiresAt }) => Math.ceil(Date.parse(expiresAt) / 1000),
})
