import { person } from '@wangge/access'
import { implement, paceCode } from '@wangge/http'
import { type Op, occur, put, remove, writeDecided } from '@wangge/table'
import { newCode } from '@wangge/vault/code'
import { phoneOf } from '@wangge/vault/phone'
import { PhoneRow } from '../../member/table/member.ts'
import * as contract from '../contract.ts'
import { refreshToken } from '../domain.ts'
import { CodeRow, SessionRow, SignInLimit } from '../table.ts'
import { goOn, signIn, turnMark } from '../work.ts'

export const requestCode = implement(contract.requestCode)(async ({ body, request }, ports) => {
  const { table, county, vault, now } = ports
  const phoneHash = await vault.blindIndex('phone', phoneOf(body.phone, await county.config()))
  const resendAfter = await paceCode(ports, SignInLimit, request, phoneHash)

  const holder = await table.get(PhoneRow, { phoneHash })
  const subject = holder && (await vault.subject(holder.memberId))
  const { digits, code } = await newCode(vault, { whom: phoneHash, random: ports.secret(6), now })
  const { expiresAt } = code
  const memberId = subject?.subjectId
  const before = await table.get(CodeRow, { phoneHash })
  const ops: Op[] = [put(CodeRow, { phoneHash, memberId, ...code, rev: before?.rev })]
  if (subject && memberId) {
    const data = { subjectId: memberId, memberId, sealedCode: subject.seal('note', digits).sealed, expiresAt }
    const aggregate = `code#${ports.newId()}`
    const told = { prefix: 'members', aggregate, rev: 1, subject: memberId, at: now, cause: request.id }
    ops.push(occur({ ...told, fact: contract.codeRequested, data }))
  }
  await table.write(ops)
  return { resendAfter }
})

export const endSession = implement(contract.endSession)(async ({ principal }, { table }) => {
  const { sessionId } = person(principal)
  await writeDecided(table, async () => {
    const session = await table.get(SessionRow, { sessionId })
    return { ops: session ? [remove(SessionRow, session)] : [], answer: undefined }
  })
  return undefined
})

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
