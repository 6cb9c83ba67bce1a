import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../../contract/files.ts'
import { openedView, openFile } from '../../file/uploads.ts'

export const sendFile = implement(contract.sendFile)(async ({ body, principal, request }, ports) => {
  const { memberId } = person(principal)
  return openedView(await openFile(body, { memberId }, request, ports), request, ports)
})
