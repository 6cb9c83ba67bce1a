import { allow, scopes } from '@wangge/access'
import { implement, type Ports } from '@wangge/http'
import { captured } from '@wangge/ledger'
import { invalid, say } from '@wangge/problem'
import { put, remove } from '@wangge/table'
import { type CaseBriefRow, CaseRow, closedIn, openIn, reportedIn } from '../../case/table/case.ts'
import { partitionsUnder } from '../../case/work/partitions.ts'
import { caseTaken, staff, takeCase } from '../../case/work/take.ts'
import { briefView } from '../../case/work/view.ts'
import { CaseFile, caseIdOf } from '../../file/table/file.ts'
import { fromIndex, visiblePage } from '../../finding/work/lists.ts'
import * as contract from '../contract/public.ts'
import { publish, unpublish } from '../domain.ts'
import { PublicRow } from '../table.ts'
import { isPublic, rare } from '../work/cases.ts'
import { publicCategories } from '../work/categories.ts'

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
  const events = await takeCase(params.caseId, ports, {
    request,
    principal,
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
      return { ...captured(decision, capturedAt), besides: [put(PublicRow, row)] }
    },
  })
  return caseTaken(events)
})

export const unpublishCase = implement(contract.unpublishCase)(async ({ params, body, principal, request }, ports) => {
  const events = await takeCase(params.caseId, ports, {
    request,
    principal,
    authorize: staff(principal, 'case.publish'),
    decide: async (found, actor) => {
      const decision = captured(unpublish(found, body, actor), body.capturedAt)
      const published = await ports.table.get(PublicRow, params)
      return { ...decision, besides: published ? [remove(PublicRow, published)] : [] }
    },
  })
  return caseTaken(events)
})

export const listModeration = implement(contract.listModeration)(async ({ query, principal }, ports) => {
  const { area, days, ...range } = query
  const { county, table, now } = ports
  const areas = area ? [area] : scopes(principal, 'case.publish')
  if (area || areas.length === 0) allow(principal, 'case.publish', { path: area ? await county.pathOf(area) : [] })
  const from = new Date(Date.parse(now) - days * 86_400_000).toISOString()
  const partitions = await partitionsUnder(areas, [openIn, closedIn], ports)
  const config = await county.config()
  const shown = isPublic(config)
  // nothing is left to be read of one that was erased
  const where = (brief: CaseBriefRow) => shown(brief) && brief.moderated === undefined && brief.title !== ''
  const wanted = { action: 'case.publish', area, where } as const
  const page = await visiblePage(
    fromIndex(1, partitions, { ...reportedIn({ from }), having: rare([...publicCategories(config).keys()]) }, ports),
    range,
    wanted,
    principal,
    ports,
  )
  const whole = await table.getMany(CaseRow, page.items)
  const items = page.items.map((brief, at) => ({
    ...briefView(brief, now),
    description: whole[at]?.description ?? '',
  }))
  return { ...page, items }
})
