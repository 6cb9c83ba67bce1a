import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { sift } from '@wangge/table'
import * as contract from '../contract.ts'
import { ReviewRow } from '../table.ts'

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
