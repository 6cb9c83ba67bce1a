import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { thingLedger, todayIn } from '@wangge/ledger'
import { areasAsked } from '@wangge/listing'
import { sift } from '@wangge/table'
import { partitionsOf } from '../../case/work/partitions.ts'
import * as contract from '../contract/deed.ts'
import type { DeedFigures } from '../contract/views.ts'
import { deedFigures } from '../contract/words.ts'
import { counts, figuresOf } from '../domain/deed.ts'
import { deedStates } from '../steps.ts'
import { type DeedBriefRow, DeedRow, deedLedger, deedsIn, deedsOf } from '../table.ts'
import { asks, everyDeed, stretchOf } from '../work/lists.ts'
import { briefOf, deedView, demandAskable, isOwn, seenDeed } from '../work/take.ts'

export const getDeed = implement(contract.getDeed)(async ({ params, principal }, ports) =>
  deedView(await seenDeed(params.deedId, principal, ports), await todayIn(ports), ports),
)

const reading = { action: 'deed.read', tellsAbsence: true } as const

export const listDeeds = implement(contract.listDeeds)(async ({ query, principal }, ports) => {
  const { owner, step, figure, limit, after, ...wanted } = query
  await demandAskable(wanted, ports)
  const areas = await areasAsked({ ...reading, principal, area: wanted.area }, ports)
  const now = await todayIn(ports)
  const isAsked = asks(wanted)
  const where = (brief: DeedBriefRow) =>
    isAsked(brief) &&
    (step === undefined || brief.step === step) &&
    (figure === undefined || counts(figure, brief, now.today))
  const isMine = owner === 'me' || areas === undefined
  const partitions = isMine ? partitionsOf(principal).map(deedsOf) : areas.listingAreaIds.map(deedsIn)
  const isVisible = async (brief: DeedBriefRow) =>
    (!isMine || isOwn(principal, brief)) &&
    (areas === undefined || (isMine && !wanted.area) || (await areas.has(brief.areaId)))
  const page = await sift(
    (range) => ports.table.merge(DeedRow, isMine ? 3 : 1, partitions, { ...range, ...stretchOf(wanted), where }),
    { limit, after },
    isVisible,
  )
  return { ...page, items: page.items.map((brief) => briefOf(brief, now)) }
})

const listOf = (wanted: object, figure: string): string =>
  `/v1/deeds?${new URLSearchParams({ ...wanted, figure } as Record<string, string>)}`

export const readDeedFigures = implement(contract.readDeedFigures)(async ({ query, principal }, ports) => {
  await demandAskable(query, ports)
  const areas = await areasAsked({ ...reading, principal, area: query.area }, ports)
  if (!areas) allow(principal, 'deed.read')
  const { today } = await todayIn(ports)
  const figures = figuresOf(areas ? await everyDeed(query, areas, ports) : [], today)
  const lists = Object.fromEntries(deedFigures.map((figure) => [figure, listOf(query, figure)]))
  return { ...query, ...figures, lists: lists as DeedFigures['lists'] }
})

export const readDeedLedger = implement(contract.readDeedLedger)(async ({ params, principal, request }, ports) => {
  const found = await seenDeed(params.deedId, principal, ports)
  return thingLedger(deedLedger, deedStates, found, { table: ports.table, language: request.language })
})
