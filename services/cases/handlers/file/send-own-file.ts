import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { countStranger, openedView, openFile } from '../../file/uploads.ts'

export const sendOwnFile = implement(contract.sendOwnFile, { proof: 'mark' })(async ({ body, request }, ports) => {
  await countStranger(request, ports)
  return openedView(await openFile(body, {}, ports), request, ports)
})
