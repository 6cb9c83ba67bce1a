import assert from 'node:assert/strict'
import type { Post } from '@wangge/access'
import { postTitles } from '@wangge/access/titles'
import { ask, expected, type Json, tokensFor } from '../person.ts'
import type { Stage } from '../stage.ts'

/** Walk 1: a code by SMS, tokens, rotation, and a reused refresh token that ends the session. */
export const signingIn = async ({ engine, tell, account }: Stage): Promise<void> => {
  const { phone, name } = account('grid-worker')
  const first = await tokensFor(engine, phone)
  const code = (await engine.mailbox(phone)).at(-1)
  tell(`${name}（网格员）获取验证码，手机收到：${code?.text.replace(/\d{6}/, '******')}（${code?.parts} 条）`)

  const me = expected(
    await ask(engine, 'GET', '/v1/me', { headers: { authorization: `Bearer ${first.accessToken}` } }),
    200,
  )
  tell(
    `登录成功：${me.grants.map((grant: Json) => `${grant.areaName}${postTitles[grant.role as Post]['zh-CN']}`).join('、')}`,
  )

  const refresh = (refreshToken: string) => ask(engine, 'POST', '/v1/auth/tokens', { body: { refreshToken } })
  const second = expected(await refresh(first.refreshToken), 200)
  assert.notEqual(second.refreshToken, first.refreshToken)
  expected(await refresh(first.refreshToken), 401)
  expected(await refresh(second.refreshToken), 401)
  tell('续期后旧的续期令牌被再次使用：整个会话作废 (a reused refresh token ends the session)')
}
