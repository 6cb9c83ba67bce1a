import { implement } from '@wangge/http'
import * as contract from '../contract/auth.ts'
import { refreshToken } from '../domain/session.ts'
import { goOn, signIn, turnMark } from '../sign-in.ts'

export const issueTokens = implement(contract.issueTokens)(async ({ body }, ports) => {
  const { tokens, now } = ports
  const session = 'refreshToken' in body ? await goOn(body.refreshToken, ports) : await signIn(body, ports)
  const { accessToken, expiresAt } = await tokens.issue(session, now)
  return {
    accessToken,
    tokenType: 'Bearer' as const,
    expiresIn: Math.floor((Date.parse(expiresAt) - Date.parse(now)) / 1000),
    refreshToken: refreshToken(session, await turnMark(ports, session)),
  }
})
