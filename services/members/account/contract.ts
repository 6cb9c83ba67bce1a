import { posts } from '@wangge/access/roles'
import { AreaId, event, formatted, Instant, line, MemberId, personal, route, UnitId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { MemberView } from '../member/contract.ts'

const Phone = personal('phone', line(20, 3))

/** Sends a six-digit code. The answer is the same whether or not anybody has this phone. */
export const requestCode = route({
  method: 'POST',
  path: '/v1/auth/codes',
  action: 'public',
  tag: 'auth',
  summary: say('获取短信验证码', 'Ask for a sign-in code by SMS'),
  body: z.object({ phone: Phone }),
  status: 202,
  answer: z.object({ resendAfter: z.int().meta({ description: 'Seconds until another code may be asked for' }) }),
  idempotent: false,
  example: { body: { phone: '10012345678' }, answer: { resendAfter: 60 } },
})

const ByCode = z.strictObject({ phone: Phone, code: formatted(/^\d{6}$/, 'six digits', '123456') })
const ByRefreshToken = z.strictObject({ refreshToken: z.string().min(1).max(400) })

/** Signs in by phone and code, or goes on with a refresh token, which works once. */
export const issueTokens = route({
  method: 'POST',
  path: '/v1/auth/tokens',
  action: 'public',
  tag: 'auth',
  summary: say('登录或续期', 'Sign in, or go on with a refresh token'),
  body: z.union([ByCode, ByRefreshToken]),
  answer: z.object({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds' }),
    refreshToken: z.string(),
  }),
  idempotent: false,
  example: {
    body: { phone: '10012345678', code: '493817' },
    answer: { accessToken: 'eyJhbGciOi…', tokenType: 'Bearer', expiresIn: 900, refreshToken: '01K…' },
  },
})

/** Ends the caller's own session: its refresh token works no more. */
export const endSession = route({
  method: 'DELETE',
  path: '/v1/auth/session',
  action: 'session.end',
  tag: 'auth',
  summary: say('退出登录', 'Sign out'),
  status: 204,
  answer: z.undefined(),
})

/** The caller: who they are and what they may do where, now. */
export const getMe = route({
  method: 'GET',
  path: '/v1/me',
  action: 'me.read',
  tag: 'auth',
  summary: say('本人信息与岗位', 'Me and my grants'),
  answer: z.object({
    member: MemberView,
    grants: z.array(
      z.object({
        role: z.enum(posts),
        areaId: AreaId,
        areaName: z.string().optional(),
        unitId: UnitId.optional(),
      }),
    ),
  }),
  example: {
    answer: {
      member: {
        memberId: 'm0007',
        name: '张小兰',
        phone: '100****5678',
        areaId: '152921100001003',
        language: 'zh-CN',
        active: true,
      },
      grants: [{ role: 'grid-worker', areaId: '152921100001003', areaName: '第三网格' }],
    },
  },
})

/** Public keys that access tokens are signed with (RFC 7517). */
export const getKeys = route({
  method: 'GET',
  path: '/.well-known/jwks.json',
  action: 'public',
  tag: 'auth',
  summary: say('令牌公钥', 'Token keys'),
  answer: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) }),
  hidden: true,
})

/** Where tokens come from and how they are signed (OpenID Connect Discovery 1.0). */
export const getOpenidConfiguration = route({
  method: 'GET',
  path: '/.well-known/openid-configuration',
  action: 'public',
  tag: 'auth',
  summary: say('令牌签发说明', 'Token issuer'),
  answer: z.looseObject({ issuer: z.string(), jwks_uri: z.string() }),
  hidden: true,
})

/** Somebody asked to sign in; `sealedCode` opens with the member's own key until it expires. */
export const codeRequested = event({
  type: 'members.code-requested.v1',
  title: say('有人请求登录验证码', 'A sign-in code was asked for'),
  data: z.object({ subjectId: MemberId, memberId: MemberId, sealedCode: z.string(), expiresAt: Instant }),
  example: { subjectId: 'm0007', memberId: 'm0007', sealedCode: 'v1.…', expiresAt: '2026-11-30T01:05:00.000Z' },
})
