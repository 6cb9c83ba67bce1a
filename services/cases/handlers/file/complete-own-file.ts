import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { complete } from '../../file/uploads.ts'
import { standingOf } from '../../file/view.ts'

export const completeOwnFile = implement(contract.completeOwnFile, { proof: 'mark' })(
  async ({ params, request }, ports) => standingOf(await complete(params.fileId, {}, request, ports), request.language),
)
