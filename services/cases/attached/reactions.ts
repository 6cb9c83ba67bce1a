import { caseRules } from '@wangge/county'
import { react, type WorkPorts } from '@wangge/events'
import { type File, lookAt, newKey } from '@wangge/files'
import { type Op, put } from '@wangge/table'
import { addFile, takesFiles } from '../case/domain/attach.ts'
import { CaseRow, record } from '../case/table/case.ts'
import { mainOf } from '../case/work/matter.ts'
import * as contract from '../file/contract.ts'
import { CaseFile, caseIdOf } from '../file/table/file.ts'
import { filesIn } from '../file/work/uploads.ts'

/** What the ledger is told of a file that belonged to a case before it was sent: only its reporter sends one so. */
const lineOf = async (file: File, cause: string, { table, now }: Pick<WorkPorts, 'table' | 'now'>): Promise<Op[]> => {
  const caseId = caseIdOf(file)
  const found = file.state === 'ready' && caseId !== undefined && (await table.get(CaseRow, { caseId }))
  // its time may have come between sending and looking
  if (!found || !takesFiles(found, await mainOf(found, { table }))) return []
  return record(addFile(found, file, { kind: 'resident' }), { rev: found.rev, at: now, cause }).ops
}

/** Looks at a file and keeps what may be kept of it; what was sent, with all that its camera wrote into it, goes at once. */
export const onFileReceived = react(contract.fileReceived)(async ({ id, data: { fileId } }, ports) => {
  const { table, county, develop } = ports
  const files = filesIn(ports)
  if (!develop) throw new Error('this engine develops no images')
  const file = await table.get(CaseFile, { fileId })
  if (file?.state === 'received') {
    const { bytes } = caseRules(await county.config()).files
    const { rev } = file
    const looked = await lookAt(file, { files, develop }, bytes[file.kind])
    await table.write([put(CaseFile, { ...looked, rev }), ...(await lineOf(looked, id, ports))])
  }
  await files.remove(newKey(fileId))
})
