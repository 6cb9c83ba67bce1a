import { answer, callOf, implement, once } from '@wangge/http'
import { demandTakesFiles } from '../../case/domain/attach.ts'
import { mainOf } from '../../case/work/matter.ts'
import { complete, openFile } from '../../file/work/uploads.ts'
import * as contract from '../contract/pages.ts'
import { filePath, fileReading, fileShown, keptCase, ownFileOf } from '../work/own-file.ts'
import { framePage, fromHere, readingOf } from '../work/reading.ts'

export const showFileForm = implement(contract.showFileForm)((asked, ports) =>
  framePage(fileReading(asked), asked.request, async () => fileShown(asked, await ownFileOf(asked, ports), ports)),
)

export const askFileForm = implement(contract.askFileForm)(({ params, query, body: { key, kind }, request }, ports) =>
  framePage(readingOf(request, query, `/c/${params.number}`), request, async () => {
    fromHere(request)
    const { principal, found } = await keptCase(params.number, request, ports)
    demandTakesFiles(found, await mainOf(found, ports))
    const asked = { idempotencyKey: key, routeId: `${contract.askFileForm.id}-${kind}`, rawBody: '' }
    const call = callOf({ ...request, ...asked, principal, newId: ports.newId })
    const { caseId } = found
    const open = async (held: typeof ports) => (await openFile({ kind }, { caseId }, held)).fileId
    const fileId = await once(call, ports, { room: 'cases', sealed: true }, open)
    return answer(303, '', { location: filePath({ params: { ...params, fileId }, query, request }) })
  }),
)

/** A GET that marks what has happened already: the storage sends the browser here, and it may come again. */
export const sentFile = implement(contract.sentFile)((asked, ports) =>
  framePage(fileReading(asked), asked.request, async () => {
    const { fileId } = await ownFileOf(asked, ports)
    await complete(fileId, {}, asked.request, ports)
    return answer(303, '', { location: filePath(asked) })
  }),
)
