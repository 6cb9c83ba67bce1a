import { implement } from '@wangge/http'
import * as contract from '../../contract/files.ts'
import { complete } from '../../file/uploads.ts'
import { standingOf } from '../../file/view.ts'

export const completeOwnFile = implement(contract.completeOwnFile)(async ({ params, request }, ports) =>
  standingOf(await complete(params.fileId, {}, request, ports), request.language),
)
