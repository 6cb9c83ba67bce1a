import { answer, implement } from '@wangge/http'
import * as contract from '../../contract/pages.ts'
import { complete } from '../../file/uploads.ts'
import { filePath, fileReading, ownFileOf } from '../../pages/own-file.ts'
import { framed } from '../../pages/reading.ts'

/** A GET that marks what has happened already: the storage sends the browser here, and it may come again. */
export const sentFile = implement(contract.sentFile)((asked, ports) =>
  framed(fileReading(asked), asked.request, async () => {
    const { fileId } = await ownFileOf(asked, ports)
    await complete(fileId, {}, asked.request, ports)
    return answer(303, '', { location: filePath(asked) })
  }),
)
