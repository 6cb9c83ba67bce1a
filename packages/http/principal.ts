import { decideAhead, type Principal } from '@wangge/access'
import type { Action } from '@wangge/contract'
import { say, type Text } from '@wangge/problem'
import type { Engine } from './ports.ts'
import { Refused } from './refused.ts'

type Headers = Readonly<Record<string, string | undefined>>

const unauthenticated = (what: Text, challenge: string) =>
  new Refused(401, what, { code: 'unauthenticated', headers: { 'www-authenticate': challenge } })
const signIn = say('请先登录', 'Sign in first')
const sendToken = say('请带上这个事项的查询码', 'Send the token of this case')

const bearerOf = (headers: Headers): string | undefined => {
  const { authorization = '' } = headers
  return authorization.slice(0, 7).toLowerCase() === 'bearer ' ? authorization.slice(7).trim() : undefined
}

/**
 * Who is asking, as far as the route's action wants to know. Rights are those in force now, never what a token says.
 * A service key will be one more branch here.
 */
export const principalOf = async (
  action: Action,
  headers: Headers,
  { tokens, access }: Pick<Engine, 'tokens' | 'access'>,
  now: string,
): Promise<Principal> => {
  if (action === 'public') return { kind: 'anyone' }
  if (action === 'case-token') {
    const caseToken = headers['x-case-token']
    if (!caseToken || caseToken.length > 200)
      throw unauthenticated(sendToken, 'Case-Token realm="wangge", header="X-Case-Token"')
    return { kind: 'resident', caseToken }
  }
  const token = bearerOf(headers)
  if (!token) throw unauthenticated(signIn, 'Bearer realm="wangge"')
  const { memberId, sessionId } = await tokens.verify(token, now)
  const principal: Principal = { kind: 'person', memberId, sessionId, grants: await access.rightsOf(memberId) }
  decideAhead(principal, action)
  return principal
}
