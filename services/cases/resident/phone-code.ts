import { type Call, networkOf, type Ports, take } from '@wangge/http'
import { Problem, say } from '@wangge/problem'
import { type Op, occur, put, remove, writeDecided } from '@wangge/table'
import { digestOf, digitsOf, expiryOf, isEqual, isOpen, missed } from '@wangge/vault/code'
import { phoneOf } from '@wangge/vault/phone'
import { caseCodeRequested } from '../contract.ts'
import { CaseCode, CaseRow, ReporterRow, type StoredCase, StrangerLimit } from '../table.ts'

interface Asked {
  readonly number: string
  readonly phone: string
}

/** One answer for every reason, so that nobody learns which. */
const refused = (): Problem =>
  new Problem(
    'unauthenticated',
    say('编号、手机号或验证码不对，或验证码已失效', 'Number, phone or code is wrong, or no longer valid'),
  )

/** Number and phone as one, by a hash; and by another the phone alone. */
const whomOf = async ({ number, phone }: Asked, { vault, county }: Ports) => {
  const reporter = await vault.blindIndex('phone', phoneOf(phone, await county.config()))
  return { reporter, whom: await vault.blindIndex('note', `case\n${number}\n${reporter}`) }
}

/** The case, when it was reported with this phone and still has a token to give. */
const reportedWith = async (number: string, reporter: string, { table }: Ports): Promise<StoredCase | undefined> => {
  const [found, row] = await Promise.all([
    table.get(CaseRow, { caseId: number }),
    table.get(ReporterRow, { caseId: number }),
  ])
  return found?.sealedToken !== undefined && row?.reporter === reporter ? found : undefined
}

/** Sends a code to the phone a case was reported with; in how many seconds another may be asked for. */
export const sendCaseCode = async (asked: Asked, request: Call, ports: Ports): Promise<number> => {
  const { table, vault, county, now } = ports
  const { signIn } = await county.config()
  const { reporter, whom } = await whomOf(asked, ports)
  const network = await vault.blindIndex('address', networkOf(request.address))
  // the address first: nobody behind a blocked one can use up another person's codes
  await take(ports, StrangerLimit, `codes#${network}`, signIn.perAddress)
  await take(ports, StrangerLimit, `codes#${reporter}`, signIn.perPhone)

  const found = await reportedWith(asked.number, reporter, ports)
  const subject = found?.subjectId === undefined ? undefined : await vault.subject(found.subjectId)
  const digits = digitsOf(ports.secret(6))
  const expiresAt = expiryOf(now)
  const before = await table.get(CaseCode, { whom })
  const kept = { whom, digest: await digestOf(vault, whom, digits), expiresAt, guesses: 0, rev: before?.rev }
  const ops: Op[] = [put(CaseCode, { ...kept, ...(subject && found && { caseId: found.caseId }) })]
  if (subject && found) {
    const { caseId, areaId, confidential } = found
    const { subjectId } = subject
    const sealedCode = subject.seal('note', digits).sealed
    const data = {
      caseId,
      areaId,
      subjectId,
      sealedCode,
      expiresAt,
      ...(confidential && { confidential: true as const }),
    }
    const told = {
      prefix: 'cases',
      aggregate: `code#${ports.newId()}`,
      rev: 1,
      subject: caseId,
      at: now,
      cause: request.id,
    }
    ops.push(occur({ ...told, fact: caseCodeRequested, data }))
  }
  await table.write(ops)
  return Math.min(...signIn.perPhone.map(({ seconds }) => seconds))
}

/** The token of a case, for the code sent to its reporter's phone. Every wrong guess counts, whatever comes at the same time. */
export const recallToken = async (given: Asked & { readonly code: string }, ports: Ports): Promise<string> => {
  const { table, vault, now } = ports
  const { reporter, whom } = await whomOf(given, ports)
  const digest = await digestOf(vault, whom, given.code)
  const isRight = await writeDecided(table, async () => {
    const sent = await table.get(CaseCode, { whom })
    if (!sent || !isOpen(sent, now)) return { ops: [], answer: false }
    if (!isEqual(sent.digest, digest) || sent.caseId === undefined)
      return { ops: [put(CaseCode, missed(sent))], answer: false }
    return { ops: [remove(CaseCode, sent)], answer: true }
  })
  const found = isRight ? await reportedWith(given.number, reporter, ports) : undefined
  const subject = found?.subjectId === undefined ? undefined : await vault.subject(found.subjectId)
  if (!found?.sealedToken || !subject) throw refused()
  return subject.reveal({ sealed: found.sealedToken, masked: '' })
}
