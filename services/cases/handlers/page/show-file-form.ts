import { implement } from '@wangge/http'
import * as contract from '../../contract/pages.ts'
import { fileReading, fileShown, ownFileOf } from '../../pages/own-file.ts'
import { framed } from '../../pages/reading.ts'

export const showFileForm = implement(contract.showFileForm)((asked, ports) =>
  framed(fileReading(asked), asked.request, async () => fileShown(asked, await ownFileOf(asked, ports), ports)),
)
