import { answer, callOf, implement } from '@wangge/http'
import * as contract from '../../contract/pages.ts'
import { demandTakesFiles } from '../../domain/file.ts'
import { openFile } from '../../file/uploads.ts'
import { filePath, keptCase } from '../../pages/own-file.ts'
import { framed, fromHere, readingOf } from '../../pages/reading.ts'

export const askFileForm = implement(contract.askFileForm)(({ params, query, body: { key, kind }, request }, ports) =>
  framed(readingOf(request, query, `/c/${params.number}`), request, async () => {
    fromHere(request)
    const { principal, found } = await keptCase(params.number, request, ports)
    demandTakesFiles(found)
    const once = { idempotencyKey: key, routeId: `${contract.askFileForm.id}-${kind}`, rawBody: '' }
    const call = callOf({ ...request, ...once, principal, newId: ports.newId })
    const { fileId } = await openFile({ kind }, { caseId: found.caseId }, call, ports)
    return answer(303, '', { location: filePath({ params: { ...params, fileId }, query, request }) })
  }),
)
