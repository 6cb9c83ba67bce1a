import { implement } from '@wangge/http'
import * as contract from '../../contract/files.ts'
import { countStranger, openedView, openFile } from '../../file/uploads.ts'

export const sendOwnFile = implement(contract.sendOwnFile)(async ({ body, request }, ports) => {
  await countStranger(request, ports)
  return openedView(await openFile(body, {}, request, ports), request, ports)
})
