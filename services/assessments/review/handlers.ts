import { allow } from '@wangge/access'
import { CountyConfigVersion } from '@wangge/county'
import { implement } from '@wangge/http'
import { sift } from '@wangge/table'
import { entriesOf } from '../record/table.ts'
import * as contract from './contract.ts'
import { explain } from './domain/explain.ts'
import { ReviewRow } from './table.ts'
import { readableReview } from './work.ts'

export const listReviews = implement(contract.listReviews)(
  async ({ query: { period, area, kind, ...range }, principal }, { table, county }) => {
    allow(principal, 'review.read', await county.pathOf(area))
    const { listingAreaIds, has } = await county.within([area])
    const partitions = listingAreaIds.map((id) => `at#${id}`)
    const prefix = kind === undefined ? `${period}#` : `${period}#${kind}#`
    const { items, next } = await sift(
      (page) => table.merge(ReviewRow, 1, partitions, { ...page, prefix }),
      range,
      ({ areaId }) => has(areaId),
    )
    return { items, next }
  },
)

export const explainReview = implement(contract.explainReview)(async ({ params, principal }, ports) => {
  const { table, county } = ports
  const stored = await readableReview(params, principal, 'review.explain', ports)
  const { subjectKind: kind, subjectId, areaId, period, configVersion: version } = stored
  const entries = await entriesOf(table, { kind, subjectId, areaId }, period)
  // by the rules it was made by, which may not be today's
  const rules = (await table.get(CountyConfigVersion, { version })) ?? (await county.config())
  return explain(contract.Review.parse(stored), entries, rules)
})

export const readReview = implement(contract.readReview)(async ({ params, principal }, ports) =>
  contract.Review.parse(await readableReview(params, principal, 'review.read', ports)),
)
