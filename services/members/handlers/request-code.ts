import { implement, paceCode } from '@wangge/http'
import { type Op, occur, put } from '@wangge/table'
import { newCode } from '@wangge/vault/code'
import { phoneOf } from '@wangge/vault/phone'
import * as auth from '../contract/auth.ts'
import { codeRequested } from '../contract/facts.ts'
import { CodeRow, PhoneRow, SignInLimit } from '../table.ts'

export const requestCode = implement(auth.requestCode)(async ({ body, request }, ports) => {
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
    ops.push(occur({ ...told, fact: codeRequested, data }))
  }
  await table.write(ops)
  return { resendAfter }
})
