import { caseRules } from '@wangge/county'
import { react } from '@wangge/events'
import { lookAt, newKey } from '@wangge/files'
import { put } from '@wangge/table'
import * as contract from '../contract.ts'
import { filesIn } from '../file/uploads.ts'
import { CaseFile } from '../table.ts'

/** Looks at a file and keeps what may be kept of it; what was sent, with all that its camera wrote into it, goes at once. */
export const onFileReceived = react(contract.fileReceived)(async ({ data: { fileId } }, ports) => {
  const { table, county, develop } = ports
  const files = filesIn(ports)
  if (!develop) throw new Error('this engine develops no images')
  const file = await table.get(CaseFile, { fileId })
  if (file?.state === 'received') {
    const { bytes } = caseRules(await county.config()).files
    const { rev } = file
    await table.write([put(CaseFile, { ...(await lookAt(file, { files, develop }, bytes[file.kind])), rev })])
  }
  await files.remove(newKey(fileId))
})
