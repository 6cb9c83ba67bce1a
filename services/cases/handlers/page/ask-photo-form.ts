import { answer, callOf, implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { demandTakesFiles } from '../../domain/file.ts'
import { openFile } from '../../file/uploads.ts'
import { keptCase, photoPath } from '../../pages/own-photo.ts'
import { fromHere } from '../../pages/reading.ts'

export const askPhotoForm = implement(contract.askPhotoForm)(async ({ params, query, body, request }, ports) => {
  fromHere(request)
  const { principal, found } = await keptCase(params.number, request, ports)
  demandTakesFiles(found)
  const once = { idempotencyKey: body.key, routeId: contract.askPhotoForm.id, rawBody: '' }
  const call = callOf({ ...request, ...once, principal, newId: ports.newId })
  const { fileId } = await openFile({ kind: 'photo' }, { caseId: found.caseId }, call, ports)
  return answer(303, '', { location: photoPath({ params: { ...params, fileId }, query, request }) })
})
