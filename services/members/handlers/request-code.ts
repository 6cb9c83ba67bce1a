import { implement, networkOf, take } from '@wangge/http'
import { type Op, occur, put } from '@wangge/table'
import { digestOf, digitsOf, expiryOf } from '@wangge/vault/code'
import { phoneOf } from '@wangge/vault/phone'
import * as contract from '../contract.ts'
import { CodeRow, PhoneRow, SignInLimit } from '../table.ts'

export const requestCode = implement(contract.requestCode)(async ({ body, request }, ports) => {
  const { table, county, vault, now } = ports
  const { signIn, ...config } = await county.config()
  const phoneHash = await vault.blindIndex('phone', phoneOf(body.phone, config))
  const network = await vault.blindIndex('address', networkOf(request.address))
  // the address first: nobody behind a blocked one can use up another person's codes
  await take(ports, SignInLimit, `address#${network}`, signIn.perAddress)
  await take(ports, SignInLimit, `phone#${phoneHash}`, signIn.perPhone)

  const holder = await table.get(PhoneRow, { phoneHash })
  const subject = holder && (await vault.subject(holder.memberId))
  const digits = digitsOf(ports.secret(6))
  const digest = await digestOf(vault, phoneHash, digits)
  const expiresAt = expiryOf(now)
  const memberId = subject?.subjectId
  const before = await table.get(CodeRow, { phoneHash })
  const ops: Op[] = [put(CodeRow, { phoneHash, memberId, digest, expiresAt, guesses: 0, rev: before?.rev })]
  if (subject && memberId) {
    const data = { subjectId: memberId, memberId, sealedCode: subject.seal('note', digits).sealed, expiresAt }
    const aggregate = `code#${ports.newId()}`
    const told = { prefix: 'members', aggregate, rev: 1, subject: memberId, at: now, cause: request.id }
    ops.push(occur({ ...told, fact: contract.codeRequested, data }))
  }
  await table.write(ops)
  return { resendAfter: Math.min(...signIn.perPhone.map(({ seconds }) => seconds)) }
})
