import { messageRules } from '@wangge/county'
import { type Call, type Ports, paceCode } from '@wangge/http'
import { Problem, say } from '@wangge/problem'
import { type Op, occur, put, remove, writeDecided } from '@wangge/table'
import { digestOf, isEqual, isOpen, missed, newCode } from '@wangge/vault/code'
import { phoneOf } from '@wangge/vault/phone'
import { proving } from '@wangge/vault/proven'
import { CaseRow } from '../../case/table/case.ts'
import { ReporterRow } from '../../case/table/reporter.ts'
import { StrangerLimit } from '../../file/table/stranger.ts'
import { caseCodeRequested } from '../contract/phone-codes.ts'
import { CaseCode } from '../table.ts'

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

/** The case and whose it is, when it was reported with this phone and still has a token to give. */
const reportedWith = async (number: string, reporter: string, { table, vault }: Ports) => {
  const [found, row] = await Promise.all([
    table.get(CaseRow, { caseId: number }),
    table.get(ReporterRow, { caseId: number }),
  ])
  const { subjectId, sealedToken } = found ?? {}
  if (!found || !subjectId || !sealedToken || row?.reporter !== reporter) return undefined
  const subject = await vault.subject(subjectId)
  return subject && { found, subject, sealedToken }
}

/** Sends a code to the phone a case was reported with; in how many seconds another may be asked for. */
export const sendCaseCode = async (asked: Asked, request: Call, ports: Ports): Promise<number> => {
  const { table, vault, now } = ports
  const { reporter, whom } = await whomOf(asked, ports)
  const resendAfter = await paceCode(ports, StrangerLimit, request, reporter)

  const own = await reportedWith(asked.number, reporter, ports)
  const { digits, code } = await newCode(vault, { whom, random: ports.secret(6), now })
  const before = await table.get(CaseCode, { whom })
  const ops: Op[] = [put(CaseCode, { whom, caseId: own?.found.caseId, ...code, rev: before?.rev })]
  if (own) {
    const { caseId, areaId, confidential } = own.found
    const { subject } = own
    const data = {
      caseId,
      areaId,
      subjectId: subject.subjectId,
      sealedCode: subject.seal('note', digits).sealed,
      expiresAt: code.expiresAt,
      ...(confidential && { confidential: true as const }),
    }
    const aggregate = `code#${ports.newId()}`
    const told = { prefix: 'cases', aggregate, rev: 1, subject: caseId, at: now, cause: request.id }
    ops.push(occur({ ...told, fact: caseCodeRequested, data }))
  }
  await table.write(ops)
  return resendAfter
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
    const { provenDays } = messageRules(await ports.county.config())
    return { ops: [remove(CaseCode, sent), ...(await proving(reporter, provenDays, ports))], answer: true }
  })
  const own = isRight ? await reportedWith(given.number, reporter, ports) : undefined
  if (!own) throw refused()
  return own.subject.reveal({ sealed: own.sealedToken, masked: '' })
}
