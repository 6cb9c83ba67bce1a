import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { standingOf } from '../../file-view.ts'
import { ownFile } from '../../uploads.ts'

export const getOwnFile = implement(contract.getOwnFile)(async ({ params, request }, ports) =>
  standingOf(await ownFile(params.fileId, {}, ports), request.language),
)
