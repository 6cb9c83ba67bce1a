import { implement } from '@wangge/http'
import { todayIn } from '@wangge/ledger'
import { areasAsked } from '@wangge/listing'
import { sift } from '@wangge/table'
import * as contract from '../../contract/deeds.ts'
import { briefOf, demandAskable, isOwn } from '../../deed/deeds.ts'
import { asks, stretchOf } from '../../deed/lists.ts'
import { counts } from '../../domain/deed.ts'
import { partitionsOf } from '../../list/lists.ts'
import { type DeedBriefRow, DeedRow, deedsIn, deedsOf } from '../../table/deed.ts'

export const listDeeds = implement(contract.listDeeds)(async ({ query, principal }, ports) => {
  const { owner, step, figure, limit, after, ...wanted } = query
  await demandAskable(wanted, ports)
  const areas = await areasAsked(wanted.area, 'deed.read', principal, ports)
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
