import { Rights } from '@wangge/access'
import { messageRules } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { Problem, say } from '@wangge/problem'
import { put, putNew, remove, writeDecided } from '@wangge/table'
import { digestOf, isEqual, isOpen, missed } from '@wangge/vault/code'
import { phoneOf } from '@wangge/vault/phone'
import { proving } from '@wangge/vault/proven'
import { MemberRow } from '../member/table/member.ts'
import { begin, markOf, readRefreshToken, refresh, type Session } from './domain.ts'
import { CodeRow, SessionRow } from './table.ts'

/** One answer for every reason, so that nobody learns which. */
const refused = (): Problem =>
  new Problem('unauthenticated', say('登录信息不正确或已失效', 'The credentials are wrong or no longer valid'))

// the vault's keyed hash serves what is no personal value as well: it is an HMAC under the county's key
const keyed = ({ vault }: Pick<Ports, 'vault'>, text: string): Promise<string> => vault.blindIndex('note', text)

/** What makes a refresh token of this turn true. */
export const turnMark = (ports: Pick<Ports, 'vault'>, session: Session, turn: number = session.turn): Promise<string> =>
  keyed(ports, markOf(session, turn))

/** Begins a session with a phone and the code sent to it. Every wrong guess counts, whatever comes at the same time. */
export const signIn = async (given: { phone: string; code: string }, ports: Ports): Promise<Session> => {
  const { table, county, vault, now } = ports
  const phoneHash = await vault.blindIndex('phone', phoneOf(given.phone, await county.config()))
  const digest = await digestOf(vault, phoneHash, given.code)
  const session = await writeDecided(table, async () => {
    const sent = await table.get(CodeRow, { phoneHash })
    if (!sent || !isOpen(sent, now)) return { ops: [], answer: undefined }
    const member = sent.memberId === undefined ? undefined : await table.get(MemberRow, { memberId: sent.memberId })
    if (!isEqual(sent.digest, digest) || !member?.active)
      return { ops: [put(CodeRow, missed(sent))], answer: undefined }
    const answer = begin({ sessionId: ports.newId(), memberId: member.memberId, salt: ports.secret(16) }, now)
    const { provenDays } = messageRules(await county.config())
    return {
      ops: [remove(CodeRow, sent), putNew(SessionRow, answer), ...(await proving(phoneHash, provenDays, ports))],
      answer,
    }
  })
  if (!session) throw refused()
  return session
}

/** Goes on with a session. A refresh token that was used before ends it, for whoever holds the newer one as well. */
export const goOn = async (refreshToken: string, ports: Ports): Promise<Session> => {
  const { table, now } = ports
  const token = readRefreshToken(refreshToken)
  if (!token) throw refused()
  const session = await writeDecided(table, async () => {
    const found = await table.get(SessionRow, token)
    if (!found || !isEqual(await turnMark(ports, found, token.turn), token.mark)) return { ops: [], answer: undefined }
    const [member, rights] = await Promise.all([table.get(MemberRow, found), table.get(Rights, found)])
    // whoever had a post and has none any more, nor one to come, has left: their sessions end
    const hasLeft = rights !== undefined && !rights.grants.some(({ to }) => to === undefined || now < to)
    const next = refresh(found, token.turn, now)
    if (next === 'reused' || next === 'expired' || hasLeft || !member?.active)
      return { ops: [remove(SessionRow, found)], answer: undefined }
    return { ops: [put(SessionRow, { ...next, rev: found.rev })], answer: next }
  })
  if (!session) throw refused()
  return session
}
