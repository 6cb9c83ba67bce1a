import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from './contract.ts'
import { complete, countStranger, openedView, openFile, ownFile } from './work/uploads.ts'
import { standingOf } from './work/view.ts'

export const sendFile = implement(contract.sendFile)(async ({ body, principal, request }, ports) => {
  const { memberId } = person(principal)
  return openedView(await openFile(body, { memberId }, request, ports), request, ports)
})

export const completeFile = implement(contract.completeFile)(async ({ params, principal, request }, ports) => {
  const { memberId } = person(principal)
  return standingOf(await complete(params.fileId, { memberId }, request, ports), request.language)
})

export const completeOwnFile = implement(contract.completeOwnFile)(async ({ params, request }, ports) =>
  standingOf(await complete(params.fileId, {}, request, ports), request.language),
)

export const getOwnFile = implement(contract.getOwnFile)(async ({ params, request }, ports) =>
  standingOf(await ownFile(params.fileId, {}, ports), request.language),
)

export const sendOwnFile = implement(contract.sendOwnFile)(async ({ body, request }, ports) => {
  await countStranger(request, ports)
  return openedView(await openFile(body, {}, request, ports), request, ports)
})
