import { defineLimit } from '@wangge/http'
import { defineEntity } from '@wangge/table'
import { Code } from '@wangge/vault/code'
import * as z from 'zod'
import { Session } from './domain.ts'

const secondsOf = (instant: string) => Date.parse(instant) / 1000

export const SignInLimit = defineLimit('members')

export const CodeRow = defineEntity('members', 'code', {
  schema: Code.extend({ phoneHash: z.string(), memberId: z.string().optional() }),
  key: ({ phoneHash }: { phoneHash: string }) => [`code#${phoneHash}`, 'code'],
  ttl: ({ expiresAt }) => secondsOf(expiresAt),
})

export const SessionRow = defineEntity('members', 'session', {
  schema: Session,
  key: ({ sessionId }: { sessionId: string }) => [`session#${sessionId}`, 'session'],
  ttl: ({ expiresAt }) => secondsOf(expiresAt),
})
