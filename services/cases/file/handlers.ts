import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from './contract.ts'
import { complete, countStranger, openedView, openFile, ownFile } from './work/uploads.ts'
import { standingOf } from './work/view.ts'

export const sendFile = implement(contract.sendFile, { proof: 'mark' })(async ({ body, principal, request }, ports) => {
  const { memberId } = person(principal)
  return openedView(await openFile(body, { memberId }, ports), request, ports)
})

export const completeFile = implement(contract.completeFile, { proof: 'mark' })(
  async ({ params, principal, request }, ports) => {
    const { memberId } = person(principal)
    return standingOf(await complete(params.fileId, { memberId }, request, ports), request.language)
  },
)

export const completeOwnFile = implement(contract.completeOwnFile, { proof: 'mark' })(
  async ({ params, request }, ports) => standingOf(await complete(params.fileId, {}, request, ports), request.language),
)

export const getOwnFile = implement(contract.getOwnFile)(async ({ params, request }, ports) =>
  standingOf(await ownFile(params.fileId, {}, ports), request.language),
)

export const sendOwnFile = implement(contract.sendOwnFile, { proof: 'mark' })(async ({ body, request }, ports) => {
  await countStranger(request, ports)
  return openedView(await openFile(body, {}, ports), request, ports)
})
