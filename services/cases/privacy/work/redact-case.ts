import { dropFile, type StoredFile } from '@wangge/files'
import type { Asked, Ports } from '@wangge/http'
import { captured } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { type EventItem, type Op, put, remove, silence } from '@wangge/table'
import type * as z from 'zod'
import type { Taken } from '../../case/contract/views.ts'
import { AnswersRow } from '../../case/table/answers.ts'
import { commandBehind, ledgerOf } from '../../case/table/case.ts'
import { caseTaken, staff, takeCase } from '../../case/work/take.ts'
import { CaseFile, ofCase } from '../../file/table/file.ts'
import { filesIn } from '../../file/work/uploads.ts'
import { PublicRow } from '../../public/table.ts'
import type { redactCase as route } from '../contract/privacy.ts'
import { redact } from '../domain.ts'

type Asking = Asked<{ caseId: string }, unknown, z.output<typeof route.body>>
type Body = Asking['body']
type Read = Pick<Ports, 'table'>

/** Lines whose words go: those that are named, and with a text that was told in some, these. */
const linesToSilence = (ledger: readonly EventItem[], { entries = [], comment, publicText }: Body): EventItem[] => {
  const revs = new Set(ledger.map(({ rev }) => rev))
  const unknown = entries.find((rev) => !revs.has(rev))
  if (unknown !== undefined)
    throw invalid(`entries.${entries.indexOf(unknown)}`, say('台账没有这一行', 'The ledger has no such line'))
  const rated = comment === undefined ? undefined : ledger.findLast((event) => commandBehind(event) === 'rate')
  const isPublished = (event: EventItem) => publicText !== undefined && commandBehind(event) === 'publish'
  return ledger.filter((event) => entries.includes(event.rev) || event === rated || isPublished(event))
}

const withoutAnswers = async (caseId: string, { answers }: Body, { table }: Read): Promise<Op[]> => {
  if (answers === undefined) return []
  const row = await table.get(AnswersRow, { caseId })
  const codes = new Set([...Object.keys(row?.open ?? {}), ...Object.keys(row?.sealed ?? {})])
  const unknown = answers.findIndex((code) => !codes.has(code))
  if (!row || unknown >= 0)
    throw invalid(`answers.${Math.max(unknown, 0)}`, say('没有这项答复', 'There is no such answer'), [...codes])
  const without = <T extends object>(all: T): T =>
    Object.fromEntries(Object.entries(all).filter(([code]) => !answers.includes(code))) as T
  return [put(AnswersRow, { ...row, open: without(row.open), sealed: without(row.sealed) })]
}

/** From here on nobody may see them; should their bytes outlive a crash, the sweep of loose files finds them. */
const withoutFiles = async (caseId: string, { files = [] }: Body, { table }: Read): Promise<Op[]> => {
  const found = await table.getMany(
    CaseFile,
    files.map((fileId) => ({ fileId })),
  )
  return found.map((file, n) => {
    if (file?.of !== ofCase(caseId)) throw invalid(`files.${n}`, say('没有这个附件', 'The case has no such file'))
    const { kept: _, ...rest } = file
    return put(CaseFile, { ...rest, state: 'refused', refused: 'expired' })
  })
}

const rewritten = async (caseId: string, { publicText, files = [] }: Body, { table }: Read): Promise<Op[]> => {
  const row = await table.get(PublicRow, { caseId })
  if (!row) {
    if (publicText === undefined) return []
    throw new Problem('conflict', say('没有公开文字', 'Nothing of it is published'))
  }
  if (publicText === '') return [remove(PublicRow, row)]
  const fileIds = row.fileIds?.filter((fileId) => !files.includes(fileId))
  if (publicText === undefined && fileIds?.length === row.fileIds?.length) return []
  return [put(PublicRow, { ...row, text: publicText ?? row.text, fileIds })]
}

const dropFiles = async (caseId: string, { files = [] }: Body, ports: Ports): Promise<void> => {
  const found = await ports.table.getMany(
    CaseFile,
    files.map((fileId) => ({ fileId })),
  )
  const isOver = (file: StoredFile | undefined): file is StoredFile =>
    file?.of === ofCase(caseId) && file.state === 'refused'
  for (const file of found.filter(isOver)) await dropFile(ports.table, filesIn(ports), CaseFile, file)
}

/** Takes personal data out of what was written, answered and sent: out of the case, its lists and its ledger (I5). */
export const redactCase = async ({ params, body, principal, request }: Asking, ports: Ports): Promise<Taken> => {
  const { caseId } = params
  const { capturedAt, ...said } = body
  const events = await takeCase(caseId, ports, {
    request,
    principal,
    authorize: staff(principal, 'case.redact'),
    decide: async (found, actor) => {
      const lines = linesToSilence(await ledgerOf(ports.table, caseId), body)
      const entries = [...new Set(lines.map(({ rev }) => rev))]
      const decision = captured(redact(found, { ...said, entries }, actor), capturedAt)
      const parts = await Promise.all(
        [withoutAnswers, withoutFiles, rewritten].map((part) => part(caseId, body, ports)),
      )
      const besides = [...parts.flat(), ...lines.flatMap((event) => silence('cases', `case#${caseId}`, event))]
      return { ...decision, besides }
    },
  })
  await dropFiles(caseId, body, ports)
  return caseTaken(events)
}
