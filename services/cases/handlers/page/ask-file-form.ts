import { answer, callOf, implement, once } from '@wangge/http'
import * as contract from '../../contract.ts'
import { demandTakesFiles } from '../../domain/file.ts'
import { openFile } from '../../file/uploads.ts'
import { filePath, keptCase } from '../../pages/own-file.ts'
import { framed, fromHere, readingOf } from '../../pages/reading.ts'

export const askFileForm = implement(contract.askFileForm)(({ params, query, body: { key, kind }, request }, ports) =>
  framed(readingOf(request, query, `/c/${params.number}`), request, async () => {
    fromHere(request)
    const { principal, found } = await keptCase(params.number, request, ports)
    demandTakesFiles(found)
    const asked = { idempotencyKey: key, routeId: `${contract.askFileForm.id}-${kind}`, rawBody: '' }
    const call = callOf({ ...request, ...asked, principal, newId: ports.newId })
    const { caseId } = found
    const open = async (held: typeof ports) => (await openFile({ kind }, { caseId }, held)).fileId
    const fileId = await once(call, ports, { room: 'cases', sealed: true }, open)
    return answer(303, '', { location: filePath({ params: { ...params, fileId }, query, request }) })
  }),
)
