import { implement } from '@wangge/http'
import * as contract from '../../contract/files.ts'
import { ownFile } from '../../file/uploads.ts'
import { standingOf } from '../../file/view.ts'

export const getOwnFile = implement(contract.getOwnFile)(async ({ params, request }, ports) =>
  standingOf(await ownFile(params.fileId, {}, ports), request.language),
)
