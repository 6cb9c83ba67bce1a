import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { fileShown, ownFileOf } from '../../pages/own-file.ts'

export const showFileForm = implement(contract.showFileForm)(async (asked, ports) =>
  fileShown(asked, await ownFileOf(asked, ports), ports),
)
