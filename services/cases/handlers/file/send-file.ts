import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { openedView, openFile } from '../../file/uploads.ts'

export const sendFile = implement(contract.sendFile, { proof: 'mark' })(async ({ body, principal, request }, ports) => {
  const { memberId } = person(principal)
  return openedView(await openFile(body, { memberId }, ports), request, ports)
})
