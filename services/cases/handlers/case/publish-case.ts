import { implement, type Ports } from '@wangge/http'
import { captured } from '@wangge/ledger'
import { invalid, say } from '@wangge/problem'
import { put } from '@wangge/table'
import { staff, take, taken } from '../../case/take.ts'
import * as contract from '../../contract/publishing.ts'
import { publish } from '../../domain/publish.ts'
import { isPublic } from '../../public/cases.ts'
import { PublicRow } from '../../table/beside.ts'
import { CaseFile, caseIdOf } from '../../table/file.ts'

const noPhoto = say('没有这张照片', 'No such photo')

/** Only photos that belong to the case, and were looked at, can be let through. */
const needPhotos = async (fileIds: readonly string[] = [], caseId: string, { table }: Pick<Ports, 'table'>) => {
  const files = await table.getMany(
    CaseFile,
    fileIds.map((fileId) => ({ fileId })),
  )
  files.forEach((file, n) => {
    const isOurs = file && caseIdOf(file) === caseId && file.state === 'ready' && file.kind === 'photo'
    if (!isOurs) throw invalid(`fileIds.${n}`, noPhoto)
  })
}

export const publishCase = implement(contract.publishCase)(async ({ params, body, principal, request }, ports) => {
  const { table, county, now } = ports
  const { text, fileIds, capturedAt } = body
  const shown = isPublic(await county.config())
  const events = await take(params.caseId, ports, {
    request,
    authorize: staff(principal, 'case.publish'),
    decide: async (found, actor) => {
      await needPhotos(fileIds, params.caseId, ports)
      const decision = publish(found, { text, isPublic: shown(found) }, actor)
      const before = await table.get(PublicRow, params)
      const row = {
        ...params,
        text,
        fileIds,
        memberId: actor.memberId ?? '',
        at: now,
        ...(before && { rev: before.rev }),
      }
      return { ...captured(decision, capturedAt, ports.now), besides: [put(PublicRow, row)] }
    },
  })
  return taken(events)
})
