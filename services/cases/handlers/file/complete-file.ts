import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { complete } from '../../file/uploads.ts'
import { standingOf } from '../../file/view.ts'

export const completeFile = implement(contract.completeFile, { proof: 'mark' })(
  async ({ params, principal, request }, ports) => {
    const { memberId } = person(principal)
    return standingOf(await complete(params.fileId, { memberId }, request, ports), request.language)
  },
)
