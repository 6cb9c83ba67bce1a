import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { standingOf } from '../../file-view.ts'
import { complete } from '../../uploads.ts'

export const completeOwnFile = implement(contract.completeOwnFile)(async ({ params, request }, ports) =>
  standingOf(await complete(params.fileId, {}, request, ports), request.language),
)
