import { type Fault, say } from '@wangge/problem'
import * as z from 'zod'

const zh = z.locales.zhCN().localeError
const en = z.locales.en().localeError
const words = (said: ReturnType<typeof zh>): string => (typeof said === 'string' ? said : (said?.message ?? ''))

/** Words zod's issues about one row, a fault per issue. */
export const faultsOf = (error: z.ZodError): Fault[] =>
  error.issues.map((issue) => {
    const raw = issue as Parameters<typeof zh>[0]
    const allowed = issue.code === 'invalid_value' ? { allowed: issue.values } : {}
    return { path: issue.path.join('.'), what: say(words(zh(raw)), words(en(raw))), ...allowed }
  })
